import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';

const oneLine = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

const query = z.strictObject({
  /** The number that rings, as the telephone system writes it. */
  number: oneLine
    .max(30)
    .regex(/^\+?[0-9 ()-]{3,}$/)
    .optional(),
  /** The command system's reference of the incident this call belongs to. */
  incident: oneLine
    .max(60)
    .regex(/^[\p{L}\p{N} ./_-]+$/u)
    .optional(),
});

export interface CallLink {
  readonly number: string | null;
  readonly incidentReference: string | null;
}

export interface LinkRefused {
  readonly reason: 'link-not-understood';
  readonly text: string;
}

const maxChars = 500;

const refused = err<LinkRefused>({
  reason: 'link-not-understood',
  text: 'Another program asked Concord to open a call with a link that Concord does not understand. Nothing was opened. Open the call by hand, and tell whoever looks after the telephone system.',
});

/**
 * Reads `concord://call?number=…&incident=…`, which telephony or the command system opens. Anybody can make
 * such a link, a web page included, so it may only bring a number and a reference to a fresh call; whatever
 * else it carries makes all of it refused.
 */
export function readCallLink(raw: string): Result<CallLink, LinkRefused> {
  if (raw.length > maxChars || !URL.canParse(raw)) return refused;
  // A plus is a plus here: numbers are written +44…, and nobody encodes a form into this link.
  const url = new URL(raw.replaceAll('+', '%2B'));
  const path = url.pathname === '' || url.pathname === '/';
  if (url.protocol !== 'concord:' || url.host !== 'call' || !path || url.hash !== '')
    return refused;
  if (url.username !== '' || url.password !== '') return refused;
  const pairs = [...url.searchParams];
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) return refused;
  const read = query.safeParse(Object.fromEntries(pairs));
  if (!read.success) return refused;
  return ok({ number: read.data.number ?? null, incidentReference: read.data.incident ?? null });
}

/** Whether a command-line argument is a link for us at all; anything else there is not our business. */
export const isLink = (argument: string): boolean => /^concord:/i.test(argument);
