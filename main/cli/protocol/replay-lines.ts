import type { ReplayTally } from '#shared/protocol/replay-tally.ts';
import { afterWords, responseWords, type ReplayWords } from '#shared/protocol/replay-view.ts';
import { directions, type Direction } from '#shared/protocol/response.ts';

const heads: Readonly<Record<Direction, string>> = {
  'lesser-contact': 'To a lesser contact, each to be signed by name',
  later: 'Later',
  'fuller-contact': 'To a fuller contact',
  sooner: 'Sooner',
  sideways: 'To another service, or with something else owed; the same level and contact',
};

const calls = (count: number): string => (count === 1 ? '1 call' : `${count} calls`);

/** A replay in words, a line at a time: the counts, every change, and what could not be replayed. */
export function* replayLines(tally: ReplayTally, words: ReplayWords): Generator<string> {
  const changed = directions.reduce((sum, one) => sum + tally.changed[one], 0);
  yield `${calls(tally.calls)} of version ${tally.from.version} on version ${tally.to.version}: ${tally.same} the same, ${changed} changed, ${tally.notReplayed.length} not replayed.`;
  if (tally.otherReasons > 0) yield `Of those the same, ${tally.otherReasons} have other reasons.`;
  if (tally.bounded > 0)
    yield `On ${calls(tally.bounded)} the new version asks what was never asked: the least and the most that any answer would bring are given, and the call is counted by its worst.`;
  if (tally.inexact > 0)
    yield `On ${calls(tally.inexact)} the least or the most could not be found for certain: whatever was not ruled out counts as what may happen.`;
  for (const direction of directions) {
    if (tally.changed[direction] === 0) continue;
    yield '';
    yield `${heads[direction]} (${tally.changed[direction]}):`;
    for (const call of tally.changes)
      if (call.direction === direction) {
        yield `  ${call.id}`;
        yield `    was ${responseWords(words, call.from)}`;
        yield `    now ${afterWords(words, call)}`;
      }
  }
  if (tally.unfamiliar.length > 0) {
    yield '';
    yield 'Facts that one of the versions has no word for:';
    for (const { id, facts } of tally.unfamiliar) yield `  ${id}: ${facts.join('; ')}`;
  }
  if (tally.notReplayed.length > 0) {
    yield '';
    yield `Not replayed (${tally.notReplayed.length}):`;
    for (const { id, why } of tally.notReplayed) yield `  ${id}: ${why}`;
  }
}
