import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from './reply.ts';
import { line } from './words.ts';

const callLink = z.strictObject({
  number: line.regex(/^[+\d][\d ()-]{2,24}$/, 'a telephone number').optional(),
  reference: line.regex(/^[\w./-]{1,40}$/, 'an incident reference').optional(),
});

export type CallLink = { readonly number: string | null; readonly reference: string | null };

const malformed = (why: string): Result<never, Refusal> =>
  err({
    reason: 'link-malformed',
    text: `A link from the telephone or command system was not understood (${why}). No call was opened by it; open one with / new.`,
  });

/**
 * A `concord://call?number=…&reference=…` link from telephony or the command system.
 *
 * @param url the raw link, from outside and not to be trusted; at most 500 characters
 * @returns the number that rang and the incident reference, each null when the link has none
 */
export function parseCallLink(url: string): Result<CallLink, Refusal> {
  const match = /^concord:\/\/call\/?(?:\?(.*))?$/s.exec(url);
  if (url.length > 500 || match === null) return malformed('it is not concord://call?…');
  const pairs = (match[1] ?? '').split('&').filter((pair) => pair !== '');
  const read = new Map<string, string>();
  for (const pair of pairs) {
    const [name = '', value = ''] = pair.split('=', 2).map(decoded);
    if (read.has(name)) return malformed(`${name} is there twice`);
    read.set(name, value);
  }
  const parsed = callLink.safeParse(Object.fromEntries(read));
  if (!parsed.success) return malformed(parsed.error.issues[0]?.message ?? 'its parts are wrong');
  return ok({ number: parsed.data.number ?? null, reference: parsed.data.reference ?? null });
}

/** Percent-decoding that leaves what cannot be decoded as it is; the schema then refuses it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%2B'));
  } catch {
    return '\u0000';
  }
}
