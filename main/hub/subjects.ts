/** The subjects of one force on the hub (design section 9): `{prefix}.call.…` merges, `{prefix}.claim.…` is won by one. */
export interface Subjects {
  /** Everything that the stream keeps. */
  readonly all: readonly string[];
  readonly ofCall: (callId: string, role: string, desk: string) => string;
  readonly ofClaim: (callId: string) => string;
  /** What is about no call: the links of a desk's chain. */
  readonly ofDesk: (desk: string) => string;
  /** Not kept: who is there now. */
  readonly presence: (desk: string) => string;
  readonly read: (subject: string) => Read | null;
}

export interface Read {
  readonly isClaim: boolean;
  readonly callId: string | null;
  readonly desk: string | null;
}

/** Ids become parts of a subject: only letters, digits, dash and underscore may. */
const part = (text: string): string => {
  if (!/^[\w-]{1,64}$/.test(text)) throw new TypeError(`"${text}" cannot be part of a subject`);
  return text;
};

export const subjectsOf = (prefix: string): Subjects => ({
  all: [`${prefix}.call.>`, `${prefix}.claim.>`, `${prefix}.desk.>`],
  ofCall: (callId, role, desk) => `${prefix}.call.${part(callId)}.${part(role)}.${part(desk)}`,
  ofClaim: (callId) => `${prefix}.claim.${part(callId)}`,
  ofDesk: (desk) => `${prefix}.desk.${part(desk)}`,
  presence: (desk) => `${prefix}.presence.${desk === '*' ? '*' : part(desk)}`,
  read: (subject) => {
    if (!subject.startsWith(`${prefix}.`)) return null;
    const [kind, first, , desk, ...more] = subject.slice(prefix.length + 1).split('.');
    if (first === undefined || more.length > 0) return null;
    if (kind === 'claim') return { isClaim: true, callId: first, desk: null };
    if (kind === 'desk') return { isClaim: false, callId: null, desk: first };
    return kind === 'call' && desk !== undefined ? { isClaim: false, callId: first, desk } : null;
  },
});
