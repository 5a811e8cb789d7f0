import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const named = (path: readonly PropertyKey[]): string => {
  const last = path.at(-1);
  return typeof last === 'string' ? `"${last}"` : 'This entry';
};

const kinds: Readonly<Record<string, string>> = {
  string: 'text. Put quotes around it if it is a number, true, false or null',
  number: 'a number, without quotes',
  int: 'a whole number, without quotes',
  boolean: 'true or false, without quotes',
  array: 'a list. Begin each line of it with "- "',
  object: 'several lines of the form "name: text", each indented by two spaces more',
  record: 'several lines of the form "name: text", each indented by two spaces more',
};

const isNumber = (origin: string): boolean => ['number', 'int', 'bigint'].includes(origin);

function tooSmall(name: string, origin: string, least: string): string {
  if (isNumber(origin)) return `${name} must be ${least} or more.`;
  return origin === 'string'
    ? `${name} is empty. Write the words, or take the line out.`
    : `${name} needs at least ${least} entries. Add what is missing.`;
}

function tooBig(name: string, origin: string, most: string): string {
  if (isNumber(origin)) return `${name} must be ${most} or less.`;
  return origin === 'string'
    ? `${name} is longer than ${most} letters. Shorten it.`
    : `${name} has more than ${most} entries. Shorten it, or divide the script.`;
}

/** What is wrong with the shape of a written part, as a sentence that says what to do. */
export function plainProblem(issue: Issue): string {
  const name = named(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined'))
        return `${name} is missing. Add it here, as ${kinds[issue.expected] ?? issue.expected}.`;
      return `${name} must be ${kinds[issue.expected] ?? issue.expected}.`;
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => `"${key}"`).join(', ');
      return `There is no ${keys} here. Check the spelling and how far the line is indented, or take it out.`;
    }
    case 'invalid_value':
      return `${name} must be one of: ${issue.values.map(String).join(', ')}. Write one of these.`;
    case 'too_small':
      return tooSmall(name, issue.origin, issue.minimum.toString());
    case 'too_big':
      return tooBig(name, issue.origin, issue.maximum.toString());
    case 'invalid_union':
      return `${name} must be text or a list of texts. Put quotes around numbers, true, false and null.`;
    case 'invalid_key':
      return `The name ${name} cannot be used. Use small letters, digits and _.`;
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return issue.message;
  }
}
