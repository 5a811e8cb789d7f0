import { isUnknown } from './fact-value.ts';
import { compareContact, contactClasses, contactOf, type ContactClass } from './contact.ts';
import { hasOwner } from './destinations.ts';
import { truth, type Predicate } from './predicate.ts';
import {
  levels,
  type DestinationId,
  type FactName,
  type Facts,
  type FactValue,
  type Pack,
  type Rule,
  type Substitution,
} from './protocol.ts';

/** What a fact may still become; undefined stands for "not asked". */
export type Possible = ReadonlyMap<FactName, readonly (FactValue | undefined)[]>;

/** The soonest and the latest level, the fullest and the least contact, as places in their lists. */
export type Range = {
  readonly soonest: number;
  readonly latest: number;
  readonly fullest: number;
  readonly least: number;
  /** What is settled already, and the rules and stand-ins that are not. */
  readonly settled: string;
  readonly unsettled: readonly (Rule | Substitution)[];
};

/** A set of Kleene's truth values, as bits. */
const isTrue = 1;
const isFalse = 2;
const isOpen = 4;

const bitOf = (value: boolean | undefined): number =>
  value === undefined ? isOpen : value ? isTrue : isFalse;

/** `some` settles the whole when one part has it (true for any, false for all); `rest` needs every part. */
function combined(parts: readonly number[], some: number, rest: number): number {
  let settled = false;
  let canRest = true;
  let canOpen = false;
  let allCan = true;
  for (const part of parts) {
    settled ||= (part & some) !== 0;
    canRest &&= (part & rest) !== 0;
    canOpen ||= (part & isOpen) !== 0;
    allCan &&= (part & (rest | isOpen)) !== 0;
  }
  return (settled ? some : 0) | (canRest ? rest : 0) | (canOpen && allCan ? isOpen : 0);
}

/** Every truth value the condition may take, and perhaps one more: never one too few. */
function mayBe(predicate: Predicate, facts: Facts, possible: Possible): number {
  if ('fact' in predicate) {
    const values = possible.get(predicate.fact);
    if (values === undefined) return bitOf(truth(predicate, facts));
    let mask = 0;
    for (const value of values)
      mask |= value === undefined ? isOpen : bitOf(truth(predicate, { [predicate.fact]: value }));
    return mask;
  }
  if ('not' in predicate) {
    const inner = mayBe(predicate.not, facts, possible);
    const turned = (inner & isTrue ? isFalse : 0) | (inner & isFalse ? isTrue : 0);
    return turned | (inner & isOpen);
  }
  const parts = ('any' in predicate ? predicate.any : predicate.all).map((part) =>
    mayBe(part, facts, possible),
  );
  return 'any' in predicate ? combined(parts, isTrue, isFalse) : combined(parts, isFalse, isTrue);
}

type Chance = 'surely' | 'perhaps' | 'never';

function chanceOf(
  when: Predicate,
  unless: Predicate | undefined,
  facts: Facts,
  possible: Possible,
): Chance {
  const met = mayBe(when, facts, possible);
  if ((met & isTrue) === 0) return 'never';
  const held = unless === undefined ? isFalse : mayBe(unless, facts, possible);
  if (held === isTrue) return 'never';
  return met === isTrue && (held & isTrue) === 0 ? 'surely' : 'perhaps';
}

/** Whether a necessary question may be left in doubt. */
const mayDoubt = (pack: Pack, facts: Facts, possible: Possible): boolean =>
  pack.questions.some(({ necessary, fact, askWhen }) => {
    if (necessary !== true) return false;
    const values = possible.get(fact) ?? [facts[fact]];
    if (!values.some((value) => value === undefined || isUnknown(value))) return false;
    return askWhen === undefined || (mayBe(askWhen, facts, possible) & isTrue) !== 0;
  });

const place = (contact: ContactClass): number => contactClasses.indexOf(contact);

/**
 * Bounds on what `outcome` can give while some facts are open: every outcome of every choice of the
 * possible values lies within them. They may be wider than what really happens, never narrower.
 */
export function possibleOutcome(pack: Pack, facts: Facts, possible: Possible): Range {
  let soonest = levels.length - 1;
  let latest = levels.length - 1;
  const may = new Set<DestinationId>();
  const sure = new Set<DestinationId>();
  const unsettled: (Rule | Substitution)[] = [];
  for (const rule of pack.rules) {
    const { when, unless, level, destinations } = rule;
    const chance = chanceOf(when, unless, facts, possible);
    if (chance === 'never') continue;
    if (chance === 'perhaps') unsettled.push(rule);
    const at = level === undefined ? levels.length - 1 : levels.indexOf(level);
    soonest = Math.min(soonest, at);
    if (chance === 'surely') latest = Math.min(latest, at);
    for (const one of destinations) {
      may.add(one);
      if (chance === 'surely') sure.add(one);
    }
  }
  const fired = `${latest} ${[...sure].toSorted().join()} ${unsettled.map(({ id }) => id).join()}`;
  const chances: Chance[] = [];
  for (const swap of pack.substitutions) {
    const { when, unless, atLevels, replace, with: instead } = swap;
    const range = levels.slice(soonest, latest + 1);
    const here = atLevels === undefined ? range : range.filter((one) => atLevels.includes(one));
    const chance = chanceOf(when, unless, facts, possible);
    chances.push(chance);
    if (chance === 'perhaps') unsettled.push(swap);
    if (chance === 'never' || here.length === 0 || !replace.some((one) => may.has(one))) continue;
    const surely = chance === 'surely' && here.length === range.length;
    const takes = surely && replace.some((one) => sure.has(one));
    for (const one of replace) {
      sure.delete(one);
      if (surely) may.delete(one);
    }
    for (const one of instead) {
      may.add(one);
      if (takes) sure.add(one);
    }
  }
  if (mayDoubt(pack, facts, possible)) {
    may.add('supervisor_review');
    soonest = Math.min(soonest, levels.indexOf('routine'));
  }
  if (!hasOwner(sure)) may.add('supervisor_review');
  // outcome() always ends with somebody who owns the call, so no route has less than a call back.
  const floor: ContactClass = 'call back';
  const surest = contactOf(sure);
  return {
    soonest,
    latest,
    fullest: place(contactOf(may)),
    least: place(compareContact(surest, floor) < 0 ? surest : floor),
    settled: `${fired} ${chances.join()}`,
    unsettled,
  };
}
