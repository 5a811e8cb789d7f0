import type { ErrorCode } from 'yaml';

/** What to do about a fault of the writing, for somebody who writes no programs. */
const words: Readonly<Partial<Record<ErrorCode, string>>> = {
  TAB_AS_INDENT: 'This line begins with a tab. Indent with spaces.',
  BAD_INDENT: 'This line is not indented like its neighbours. Give it as many spaces as they have.',
  MULTIPLE_DOCS: 'A second document begins here (---). Keep one script in one file.',
  MISSING_CHAR:
    'A bracket, a quotation mark or a colon is missing here or above. Close what was opened.',
  BLOCK_AS_IMPLICIT_KEY:
    'There are two colons in this line. Put quotes around the text that holds one.',
  BLOCK_IN_FLOW: 'Lines begin inside brackets here. Close the bracket first.',
  MULTILINE_IMPLICIT_KEY: 'The name before the colon goes over several lines. Write it in one.',
  KEY_OVER_1024_CHARS: 'The name before the colon is very long. Shorten it.',
  BAD_ALIAS: 'A star (*) begins a text here. Put quotes around the text.',
  BAD_DQ_ESCAPE: 'A backslash inside double quotes means something else. Use single quotes.',
  BAD_SCALAR_START: 'This text begins with a character that needs quotes. Put quotes around it.',
  UNEXPECTED_TOKEN:
    'Something stands here that does not belong. Look for a missing quote or bracket above.',
  TAG_RESOLVE_FAILED: 'An exclamation mark (!) begins a text here. Put quotes around the text.',
};

export const yamlProblem = (code: ErrorCode, message: string): string =>
  words[code] ??
  `This line is not written as YAML (${message.split('\n', 1)[0] ?? code}). Compare it with the lines around it.`;
