import type { Place } from '../journal/journal.ts';

/** The subjects of one force on the hub (design section 9): `{prefix}.call.…` merges, `{prefix}.claim.…` is won by one. */
export interface Subjects {
  /** Everything that the stream keeps. */
  readonly all: readonly string[];
  readonly ofCall: (callId: string, role: string, desk: string) => string;
  readonly ofClaim: (callId: string) => string;
  /** What is about no call: the links of a desk's chain. */
  readonly ofDesk: (role: string, desk: string) => string;
  /** Not kept: who is there now. */
  readonly presence: (desk: string) => string;
  readonly read: (subject: string) => Read | null;
}

export type Read = Pick<Place, 'isClaim' | 'callId' | 'role' | 'desk'>;

/** Ids become parts of a subject: only letters, digits, dash and underscore may. */
const part = (text: string): string => {
  if (!/^[\w-]{1,64}$/.test(text)) throw new TypeError(`"${text}" cannot be part of a subject`);
  return text;
};

export const subjectsOf = (prefix: string): Subjects => ({
  all: [`${prefix}.call.>`, `${prefix}.claim.>`, `${prefix}.desk.>`],
  ofCall: (callId, role, desk) => `${prefix}.call.${part(callId)}.${part(role)}.${part(desk)}`,
  ofClaim: (callId) => `${prefix}.claim.${part(callId)}`,
  ofDesk: (role, desk) => `${prefix}.desk.${part(role)}.${part(desk)}`,
  presence: (desk) => `${prefix}.presence.${desk === '*' ? '*' : part(desk)}`,
  read: (subject) => {
    const [kind, ...parts] = subject.startsWith(`${prefix}.`)
      ? subject.slice(prefix.length + 1).split('.')
      : [];
    const [first = null, second = null, third = null] = parts;
    if (kind === 'claim' && parts.length === 1)
      return { isClaim: true, callId: first, role: null, desk: null };
    if (kind === 'desk' && parts.length === 2)
      return { isClaim: false, callId: null, role: first, desk: second };
    return kind === 'call' && parts.length === 3
      ? { isClaim: false, callId: first, role: second, desk: third }
      : null;
  },
});
