import type { CallState } from './call.ts';

/** What was said of where help is needed, the newest first: the address of the call, and where F9 sent to. Empty while nobody has said. */
export function whereSaid({ caller, emergency }: CallState): readonly string[] {
  const address =
    caller.addressSaid === null ? [] : [{ text: caller.addressSaid, atMs: caller.atMs ?? 0 }];
  const asked = emergency === null ? [] : [{ text: emergency.where, atMs: emergency.askedAtMs }];
  return [...asked, ...address].toSorted((a, b) => b.atMs - a.atMs).map(({ text }) => text);
}
