import type { Question } from '#shared/protocol/protocol.ts';
import type { GivenAnswer } from '#shared/call/script-commands.ts';
import type { Chance } from './chance.ts';

/**
 * What callers mostly say, by question of the script, with its share; the rest is spread evenly over all answers and "not known".
 * The shares are assumed, set so that emergencies are a minority and somebody to talk to is needed most often.
 */
const usual: Readonly<Record<string, readonly (readonly [value: string, share: number])[]>> = {
  talking: [['clear', 0.96]],
  place: [
    ['address_said', 0.85],
    ['rough', 0.1],
  ],
  life: [['no', 0.93]],
  body: [['well', 0.9]],
  overdose: [['no', 0.95]],
  crime: [['no', 0.94]],
  caller: [
    ['self', 0.45],
    ['family_or_friend', 0.3],
    ['health_professional', 0.08],
    ['officer_on_scene', 0.06],
  ],
  age: [['adult', 0.8]],
  children: [['no', 0.85]],
  reachable: [['yes', 0.85]],
  setting: [
    ['dwelling', 0.75],
    ['public_place', 0.12],
  ],
  noticed: [
    ['very_upset', 0.5],
    ['none', 0.3],
  ],
  heard: [
    ['nothing', 0.7],
    ['distress', 0.25],
  ],
  'own-life': [
    ['not_voiced', 0.3],
    ['implied', 0.2],
    ['voiced', 0.2],
    ['denied', 0.28],
  ],
  means: [['none', 0.8]],
  others: [
    ['not_voiced', 0.55],
    ['denied', 0.42],
  ],
  'legal-status': [['none', 0.8]],
  'about-them': [
    ['none', 0.5],
    ['known_to_services', 0.35],
  ],
  sharing: [
    ['agreed', 0.6],
    ['told', 0.3],
  ],
  'safe-to-ring': [['yes', 0.93]],
};

/** Where nothing is written above, a question with a "no" is mostly answered so. */
const mostlyNo: (typeof usual)[string] = [['no', 0.93]];

/** What this caller answers to a question, as the handler enters it. */
export function answerTo({ id, fact, many, answers }: Question, chance: Chance): GivenAnswer {
  let left = chance.share();
  const offered = answers.map(({ value }) => value);
  for (const [value, share] of usual[id] ?? mostlyNo) {
    if (!offered.includes(value)) continue;
    left -= share;
    if (left < 0) return given(id, fact, many, value);
  }
  return given(id, fact, many, chance.pick([...offered, 'unknown']));
}

const given = (
  question: GivenAnswer['question'],
  fact: string,
  many: boolean | undefined,
  value: string,
): GivenAnswer => ({
  question,
  values: { [fact]: many === true ? [value] : value },
  words: fact === 'place' && value !== 'unknown' ? '14 Whitlock Street, Leicester LE3 0QA' : null,
});
