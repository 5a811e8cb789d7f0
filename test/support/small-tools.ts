import type { PackInVocabulary } from '#shared/protocol/pack.ts';
import type { ProtocolTools } from '#main/protocol/tools.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import type { CallState } from '#shared/call/call.ts';
import { decide } from '#shared/protocol/decide.ts';
import { levels, type Facts, type Pack } from '#shared/protocol/protocol.ts';
import type { FoundChange } from '#shared/protocol/release-events.ts';

const property = (pack: Pack, id: string, text: string, facts: Facts) => {
  const { level, because } = decide(pack, facts);
  const holds = level === 'emergency';
  return {
    id,
    text,
    holds,
    covered: 1,
    unit: 'calls' as const,
    counterexample: holds
      ? null
      : { words: `${id}: ${level}`, facts, rules: because.map(({ rule }) => rule) },
  };
};

/** A change in what heads the route, or in the level; a route that loses a destination is a lesser contact. */
function changeOf(from: Pack, to: Pack, call: CallState): FoundChange | null {
  const [was, now] = [from, to].map((pack) => decide(pack, decidingFacts(pack, call)));
  if (was === undefined || now === undefined) return null;
  const [before, after] = [was, now].map(({ level, destinations }) => ({
    level,
    destinations: destinations.filter((one) => one !== 'no_deployment'),
  }));
  if (before === undefined || after === undefined) return null;
  const lost = before.destinations.some((one) => !after.destinations.includes(one));
  const later = levels.indexOf(after.level) > levels.indexOf(before.level);
  const same =
    before.level === after.level && before.destinations.join() === after.destinations.join();
  if (same) return null;
  return {
    call: call.callId,
    direction: lost ? 'lesser-contact' : later ? 'later' : 'fuller-contact',
    from: before,
    to: after,
    between: null,
    row: { from: before.destinations.join(', '), to: after.destinations.join(', ') },
  };
}

function* smallSteps({ pack }: PackInVocabulary) {
  const { id, version, hash } = pack;
  yield;
  const life = property(pack, 'life', 'Life at risk is an emergency', {
    life_at_risk_now: 'yes',
  });
  yield;
  const doubt = property(pack, 'doubt', 'Doubt about life is an emergency', {
    life_at_risk_now: 'unknown',
  });
  return { pack: { id, version, hash }, properties: [life, doubt], ms: 1 };
}

/** Tools that do the work of the real ones on small packs, in as many steps as there is work. */
export const smallTools: ProtocolTools = {
  verifySteps: (read) => Promise.resolve(smallSteps(read)),
  *replaySteps(from, to, calls) {
    const changes: FoundChange[] = [];
    let count = 0;
    for (const call of calls) {
      yield;
      count += 1;
      const change = changeOf(from.pack, to.pack, call);
      if (change !== null) changes.push(change);
    }
    const ref = ({ hash, version }: Pack) => ({ hash, version });
    return {
      from: ref(from.pack),
      to: ref(to.pack),
      calls: count,
      same: count - changes.length,
      bounded: 0,
      notReplayed: 0,
      changes,
    };
  },
  differences: (before, after) =>
    before.title === after.title
      ? []
      : [
          {
            kind: 'changed',
            where: 'Script',
            what: 'title',
            words: [
              { text: before.title, mark: 'was' },
              { text: after.title, mark: 'now' },
            ],
          },
        ],
  diagramOf: ({ questions }) => ({
    width: 100,
    height: 100,
    lanes: [],
    nodes: questions.map(({ id, short }, n) => ({
      id,
      kind: 'question',
      number: String(n + 1),
      lines: [short],
      note: null,
      level: null,
      mark: 'same',
      x: 0,
      y: n,
      width: 1,
      height: 1,
    })),
    edges: [],
    script: [],
  }),
  paperOf: ({ title }) => Promise.resolve(new TextEncoder().encode(`%PDF ${title}`)),
};
