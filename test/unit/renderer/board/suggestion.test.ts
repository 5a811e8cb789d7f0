import { describe, expect, it } from 'vitest';
import { byTarget, suggestionOf } from '#renderer/board/suggestion.ts';
import { nurseOffered } from '#test/fixtures/views/nurse.ts';

const [sample] = nurseOffered.queue;
if (sample === undefined) throw new Error('the sample has a referral');
const minute = 60_000;
const row = (person: string, offeredAtMs: number, targetMinutes: number) => ({
  ...sample,
  person,
  offeredAtMs,
  targetMinutes,
  asks: 'nurse' as const,
  group: 'waiting' as const,
});
const [someone] = nurseOffered.room;
if (someone === undefined) throw new Error('the sample has a room');
const nurse = (name: string, busy: boolean, onDuty = true) => ({
  ...someone,
  name,
  role: 'nurse' as const,
  busy,
  onDuty,
});
const free = [
  nurse('Ruth Adeyemi', true),
  nurse('Tom Hartley', false, false),
  nurse('Siân', false),
];

describe('the suggestion of the board', () => {
  const queue = [row('Jean', 0, 60), row('Daniel', 2 * minute, 5), row('Marcus', 0, 30)];

  it('is the referral nearest to its target, for a nurse who is on duty and free', () => {
    const suggestion = suggestionOf({ queue, room: free }, 5 * minute);
    expect(suggestion?.row.person).toBe('Daniel');
    expect(suggestion?.to.name).toBe('Siân');
  });

  it('is none before half of the target has gone, with nobody free, and for what is with somebody', () => {
    expect(suggestionOf({ queue, room: free }, 4 * minute)).toBeNull();
    expect(suggestionOf({ queue, room: free.slice(0, 2) }, 5 * minute)).toBeNull();
    const withOthers = queue.map((one) => ({ ...one, group: 'with-others' as const }));
    expect(suggestionOf({ queue: withOthers, room: free }, 5 * minute)).toBeNull();
    const forSupervisors = queue.map((one) => ({ ...one, asks: 'supervisor' as const }));
    expect(suggestionOf({ queue: forSupervisors, room: free }, 5 * minute)).toBeNull();
  });

  it('puts what is over its target first, and of those the one that waits longest', () => {
    const order = byTarget(queue, 61 * minute).map(({ person }) => person);
    expect(order).toEqual(['Jean', 'Marcus', 'Daniel']);
    expect(byTarget(queue, 20 * minute).map(({ person }) => person)).toEqual([
      'Daniel',
      'Marcus',
      'Jean',
    ]);
  });
});
