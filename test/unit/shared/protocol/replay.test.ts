import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { loadPack, packInUse } from '#main/protocol/load-pack.ts';
import { answerOptions } from '#shared/protocol/answer-options.ts';
import { asTaken, carryOver } from '#shared/protocol/carry-over.ts';
import { compareContact, contactClasses, contactOf } from '#shared/protocol/contact.ts';
import { decide } from '#shared/protocol/decide.ts';
import { compareLevels } from '#shared/protocol/level.ts';
import { levels, type Facts, type GivenAnswer } from '#shared/protocol/protocol.ts';
import { nearbyOutcomes } from '#shared/protocol/nearby-outcome.ts';
import { applies } from '#shared/protocol/next-question.ts';
import { outcome } from '#shared/protocol/outcome.ts';
import { earOf, type PastCall } from '#shared/protocol/past-call.ts';
import { createReplayer, replay, replayInSlices } from '#shared/protocol/replay.ts';
import { replayView } from '#shared/protocol/replay-view.ts';
import { replayView as replayShape } from '#shared/contract/protocol.ts';
import { survivingFacts } from '#shared/protocol/revise.ts';
import { englandDraft, englandWith } from '#test/support/england-draft.ts';
import { randomCalls } from '#test/support/random-calls.ts';

vi.setConfig({ testTimeout: 60_000 });

const england = loadPack(packInUse());
const seed = Number(process.env['SEED'] ?? 20261125);
const calls = [...randomCalls(england.pack, 400, seed)];
const hearing = (version: typeof england) => ({ ...version, ear: earOf(version.vocabulary) });
const words = { level: (level: string) => level, destination: (id: string) => id };

const ask = (id: string, fact: string) => ({
  id,
  stage: 'route',
  short: id,
  say: id,
  fact,
  answers: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
});

describe('a replay of an unchanged version', () => {
  it('decides every call byte for byte as before', () => {
    for (const call of calls) {
      const before = decide(england.pack, asTaken(hearing(england), call).facts);
      const after = decide(england.pack, carryOver(hearing(england), hearing(england), call).facts);
      expect(JSON.stringify(after), `${call.id} of seed ${seed}`).toBe(JSON.stringify(before));
    }
  });

  it('decides a call as the desk decided it', () => {
    for (const call of calls) {
      if ('facts' in call) continue;
      const { answers = [], volunteered = {}, supplied = {} } = call;
      expect(asTaken(hearing(england), call).facts).toEqual({
        ...survivingFacts(england.pack, answers, volunteered),
        ...supplied,
      });
    }
  });

  it('counts every call as the same, and bounds none', () => {
    const tally = replay(england, england, calls);
    expect(tally).toMatchObject({ calls: 400, same: 400, otherReasons: 0, bounded: 0 });
    expect(tally.changes).toEqual([]);
  });

  it('takes the published calls as facts, and changes none', () => {
    const file = new URL('../../../fixtures/vignettes/published.json', import.meta.url);
    const vignettes = JSON.parse(readFileSync(file, 'utf8')) as { id: string; facts: Facts }[];
    const tally = replay(england, england, vignettes);
    expect(tally).toMatchObject({ same: vignettes.length, bounded: 0, notReplayed: [] });
  });
});

describe('a replay on another version', () => {
  const call: PastCall = {
    id: 'c',
    facts: { linked_calls_24h: '3_or_more', nurse_on_duty: 'yes' },
  };

  it('names a lesser contact before all else', () => {
    const without = englandWith((pack) => {
      pack.rules = pack.rules.filter(({ id }) => id !== 'life-at-risk');
      pack.rules.forEach((rule) => {
        if (rule['level'] === 'emergency') rule['level'] = 'urgent';
        const to = rule['destinations'];
        if (Array.isArray(to))
          rule['destinations'] = to.filter(
            (one) => one !== 'police_emergency' && one !== 'ambulance_emergency',
          );
      });
    });
    const facts = { life_at_risk_now: 'yes', nurse_on_duty: 'yes' };
    const [first, ...rest] = replay(england, without, [call, { id: 'life', facts }]).changes;
    expect(first).toMatchObject({ id: 'life', direction: 'lesser-contact' });
    expect(rest.every(({ direction }) => direction !== 'lesser-contact')).toBe(true);
  });

  it('says when a call is later, sooner, or the same for other reasons', () => {
    const change = (level: string, because: string) =>
      englandWith((pack) => {
        for (const rule of pack.rules) {
          if (rule.id !== 'several-calls') continue;
          rule['level'] = level;
          rule['because'] = because;
        }
      });
    const replayed = (to: typeof england) => createReplayer(england, to)(call);
    const before = outcome(england.pack, call.facts).level;
    expect(before).toBe('soon');
    expect(replayed(change('urgent', 'x'))).toMatchObject({ direction: 'sooner' });
    expect(replayed(change('routine', 'x'))).toMatchObject({ direction: 'later' });
    expect(replayed(change('soon', 'x'))).toMatchObject({ direction: 'same', otherReasons: true });
  });

  it('hears an answer as the new version tells it', () => {
    const told = englandWith((pack) => {
      for (const question of pack.questions) {
        const answers = question['answers'] as { value: string; also?: object }[];
        if (question.id === 'place')
          for (const one of answers)
            if (one.value === 'rough')
              one.also = { location_known: 'unknown', other_force_area: 'no' };
      }
    });
    const answers = [
      {
        question: 'place',
        values: { place: 'rough', location_known: 'approximate', other_force_area: 'no' },
      },
    ];
    const after = carryOver(hearing(england), hearing(told), { id: 'x', answers });
    expect(after.facts).toEqual({
      place: 'rough',
      location_known: 'unknown',
      other_force_area: 'no',
    });
  });

  it('carries an answer over to a question with another name', () => {
    const renamed = englandWith((pack) => {
      for (const question of pack.questions) if (question.id === 'life') question.id = 'life-now';
    });
    const replayOne = createReplayer(england, renamed);
    for (const one of calls) {
      const replayed = replayOne(one);
      expect(replayed).toMatchObject({ direction: 'same', bounds: null });
    }
  });

  it('counts and names what cannot be read or decided', () => {
    const tally = replay(england, england, [
      { id: 'line 3', unread: 'Line 3 is not JSON.' },
      { id: 'typo', facts: { wepon: 'in_hand' } },
      call,
    ]);
    expect(tally).toMatchObject({ calls: 3, same: 1 });
    expect(tally.notReplayed.map(({ id, why }) => `${id}: ${why}`)).toEqual([
      'line 3: Line 3 is not JSON.',
      expect.stringContaining('typo: Neither version knows wepon: in_hand'),
    ]);
  });

  it('names a fact that one version has no word for, and goes on', () => {
    const facts = { ...call.facts, alone_tonight: 'yes' };
    const [row] = replay(england, englandDraft(), [{ id: 'a', facts }]).unfamiliar;
    expect(row).toMatchObject({ id: 'a' });
    expect(row?.facts[0]).toContain('alone_tonight: yes (no word for it in version');
  });
});

/** Every way to answer what was never heard, one by one: the slow twin of the search. */
function everyEnd(to: typeof england, call: PastCall): readonly string[] {
  const from = asTaken(hearing(england), call).facts;
  const open = new Set(
    england.pack.questions
      .filter((one) => from[one.fact] === undefined && applies(one, from))
      .map(({ fact }) => fact),
  );
  const after = carryOver(hearing(england), hearing(to), call);
  const ends = new Set<string>();
  const walk = (answers: readonly GivenAnswer[]): void => {
    const facts = { ...survivingFacts(to.pack, answers, after.volunteered), ...after.fixed };
    const next = to.pack.questions.find(
      (one) =>
        facts[one.fact] === undefined &&
        after.facts[one.fact] === undefined &&
        !open.has(one.fact) &&
        applies(one, facts),
    );
    if (next === undefined) {
      const { level, destinations } = outcome(to.pack, facts);
      const place = contactClasses.indexOf(contactOf(destinations));
      ends.add(`${levels.indexOf(level)}${place}`);
      return;
    }
    const values = [...next.answers.map(({ value }) => value), 'unknown'];
    for (const value of values)
      walk([...answers, { question: next.id, values: { [next.fact]: value } }]);
  };
  walk(after.answers);
  return [...ends].toSorted();
}

const placeOf = ({ level, contact }: { level: string; contact: string }): string =>
  `${levels.findIndex((one) => one === level)}${contactClasses.findIndex((one) => one === contact)}`;

/** A version with `count` new questions, each with a rule of its own and one that needs two of them. */
const withNewQuestions = (count: number) =>
  englandWith((pack) => {
    for (let number = 0; number < count; number += 1) {
      pack.facts[`fresh_${number}`] = { values: ['yes', 'no'] };
      pack.questions.push({
        ...ask(`fresh-${number}`, `fresh_${number}`),
        ...(number % 3 === 2 ? { askWhen: { [`fresh_${number - 1}`]: ['yes', 'unknown'] } } : {}),
      });
      pack.rules.push({
        id: `fresh-${number}`,
        when: { [`fresh_${number}`]: 'yes', ...(number > 0 ? { fresh_0: 'no' } : {}) },
        level: levels[(number % 3) + 1],
        destinations: [['nurse', 'police_priority', 'gp'][number % 3]],
        because: 'x',
        source: 'x',
      });
    }
  });

describe('questions the call never heard', () => {
  it.each([1, 3, 6])('lie between the least and the most of %i new questions', (count) => {
    const to = withNewQuestions(count);
    const replayOne = createReplayer(england, to);
    for (const call of calls.slice(0, count === 6 ? 12 : 60)) {
      const ends = everyEnd(to, call);
      const found = replayOne(call);
      if (!found.replayed || found.bounds === null) throw new Error(`${call.id} is not bounded`);
      const { least, most, leastContact, exact } = found.bounds;
      expect(exact).toBe(true);
      expect(placeOf(most), `${call.id} of seed ${seed}`).toBe(ends[0]);
      expect(placeOf(least), `${call.id} of seed ${seed}`).toBe(ends.at(-1));
      expect(placeOf(leastContact)[1]).toBe(
        ends
          .map((one) => one[1] ?? '')
          .toSorted()
          .at(-1),
      );
    }
  });

  it('is found exactly for twenty new questions, three thousand million answers', () => {
    const replayOne = createReplayer(england, withNewQuestions(20));
    for (const call of calls.slice(0, 8)) {
      const found = replayOne(call);
      expect(found).toMatchObject({ bounds: { exact: true } });
    }
  });

  it('says so where the ends cannot be found, and what is proved all the same', () => {
    const short = englandWith((pack) => {
      pack.questions = pack.questions.slice(0, 3);
      pack.rules = pack.rules.filter(({ id }) => id === 'life-at-risk').slice(0, 1);
      pack['substitutions'] = [];
      if (pack.rules.length === 0)
        pack.rules = [
          {
            id: 'x',
            when: { life_at_risk_now: 'yes' },
            level: 'emergency',
            destinations: ['police_emergency'],
            because: 'x',
            source: 'x',
          },
        ];
    });
    const found = createReplayer(
      short,
      england,
    )({
      id: 'short',
      answers: [
        { question: 'place', values: { place: 'address_said' } },
        { question: 'life', values: { life_at_risk_now: 'no' } },
      ],
      supplied: { nurse_on_duty: 'yes' },
    });
    if (!found.replayed || found.bounds === null) throw new Error('is not bounded');
    expect(found.bounds.most).toMatchObject({ level: 'emergency', contact: 'emergency visit' });
    // Some nineteen questions were never heard: where the search is given up, it says so.
    expect(found.bounds.exact).toBe(false);
    const { limits, least, leastContact } = found.bounds;
    expect(compareLevels(limits.level, least.level)).toBeGreaterThanOrEqual(0);
    expect(compareContact(limits.contact, leastContact.contact)).toBeGreaterThanOrEqual(0);
  });

  it('merges only answers that no condition can tell apart', () => {
    const { of } = answerOptions(england.pack);
    expect(of('life')).toHaveLength(3);
    expect(of('body').length).toBeLessThanOrEqual(128);
  });

  it('finds the same rules nearby as from the start', () => {
    const facts = calls.map((call) => asTaken(hearing(england), call).facts);
    const nearby = nearbyOutcomes(england.pack);
    fc.assert(
      fc.property(fc.constantFrom(...facts), fc.constantFrom(...facts), (here, there) => {
        expect(nearby(here)(there)).toEqual(outcome(england.pack, there));
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('a replay of many calls', () => {
  it('comes in slices and keeps only as many changes as it was told to', () => {
    const slices = replayInSlices(england, englandDraft(), calls, 5);
    const sizes: number[] = [];
    for (;;) {
      const step = slices.next();
      if (step.done === true) {
        const { changed, changes } = step.value;
        for (const [direction, count] of Object.entries(changed))
          expect(changes.filter((one) => one.direction === direction)).toHaveLength(
            Math.min(5, count),
          );
        break;
      }
      sizes.push(step.value.length);
    }
    expect(sizes).toEqual([100, 100, 100, 100]);
  });

  it('goes to the screen as the contract has it, each change in one row', () => {
    const tally = replay(england, englandDraft(), calls);
    const signer = tally.changes[0]?.id;
    const view = replayView(tally, words, (id) => (id === signer ? 'Dr Marsden' : null));
    expect(replayShape.parse({ ...view, atMs: 1 })).toBeTruthy();
    expect(view.changed).toBeGreaterThan(0);
    expect(view.same + view.changed + view.notReplayed).toBe(view.calls);
    expect(view.rows.reduce((sum, { calls: inRow }) => sum + inRow, 0)).toBe(view.changed);
    expect(view.rows.reduce((sum, { signed }) => sum + signed, 0)).toBe(1);
    expect(view.bounded).toBe(400);
  });
});
