import { userId } from '#shared/contract/words.ts';
import type { FoundChange, ReleaseEvent } from '#shared/protocol/release-events.ts';

/** Events about versions 1, 2, 3…: a test states only what it is about. */
export const hash = (n: number): string => n.toString(16).repeat(64).slice(0, 64);
export const user = (n: number) => userId.parse(`00000000-0000-7000-8000-00000000000${n}`);
export const words = hash(9);

export const received = (n: number): ReleaseEvent => ({
  type: 'protocol-received',
  atMs: n,
  content: {
    hash: hash(n),
    id: 'england',
    version: `${n}.0.0`,
    title: 'A script',
    owner: 'Owner',
    file: 'england.yaml',
    origin: 'imported',
    text: '',
  },
});
export const delivered = (n: number): ReleaseEvent => ({
  type: 'protocol-put-in-use',
  atMs: 1,
  content: { hash: hash(n), replaces: null, as: 'delivered', name: null },
});
export const verified = (n: number, ...held: boolean[]): ReleaseEvent => ({
  type: 'protocol-verified',
  atMs: 2,
  content: {
    hash: hash(n),
    against: words,
    ms: 1,
    properties: held.map((one, at) => ({
      id: `p${at}`,
      text: `Property ${at}`,
      holds: one,
      covered: 1,
      unit: 'calls',
      counterexample: one ? null : 'A call',
    })),
  },
});
export const change = (call: string, to = 'nhs111_option2'): FoundChange => ({
  call,
  direction: to === 'police_emergency' ? 'fuller-contact' : 'lesser-contact',
  from: { level: 'soon', destinations: ['nurse'] },
  to: { level: 'soon', destinations: [to] },
  between: null,
  row: { from: 'Nurse', to },
});
export const replayed = (n: number, from: number, ...changes: FoundChange[]): ReleaseEvent => ({
  type: 'protocol-replayed',
  atMs: 3,
  content: {
    hash: hash(n),
    found: {
      from: { hash: hash(from), version: `${from}.0.0` },
      to: { hash: hash(n), version: `${n}.0.0` },
      calls: 10,
      same: 10 - changes.length,
      bounded: 0,
      notReplayed: 0,
      changes,
    },
  },
});
export const signed = (n: number, ...calls: string[]): ReleaseEvent => ({
  type: 'protocol-change-signed',
  atMs: 4,
  content: { hash: hash(n), calls, name: 'Ruth', reason: 'Agreed' },
});
export const approved = (n: number, as: 'clinical' | 'police', by: number): ReleaseEvent => ({
  type: 'protocol-approved',
  atMs: 5,
  content: { hash: hash(n), as, user: user(by), name: `Person ${by}`, post: 'Lead' },
});
export const used = (n: number): ReleaseEvent => ({
  type: 'protocol-put-in-use',
  atMs: 6,
  content: { hash: hash(n), replaces: hash(1), as: 'released', name: 'Martin' },
});
