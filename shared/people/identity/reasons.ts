import type { Clue } from './question.ts';
import type { NameFound } from './weigh-names.ts';
import type { PersonWeighed } from './weigh-person.ts';
import type { PlaceFound } from './weigh-place.ts';

/** Why somebody matched and what does not fit, in words the handler can weigh. `born` in words, or null. */
export function reasonsFor(
  weighed: PersonWeighed,
  clues: readonly Clue[],
  born: string | null,
): readonly string[] {
  const { names, place, phone, identifier, ageOff } = weighed;
  const named = names.found.filter(({ weight }) => weight > -2);
  const placed =
    place !== null && (place.words.length > 0 || place.postcode !== null || place.house !== null);
  const reasons = [
    ...(identifier ? ['number on record exact'] : []),
    ...(phone === null ? [] : [phones[phone]]),
    ...named.map(nameReason),
    ...(names.swapped && named.length > 1 ? ['first name and surname exchanged'] : []),
    ...bornReasons(weighed, born),
    ...(placed ? placeReasons(place) : []),
  ];
  const personal =
    identifier ||
    named.length > 0 ||
    weighed.born !== null ||
    (ageOff !== null && Math.abs(ageOff) <= 2);
  if (!personal && phone !== null && !placed) reasons.push('phone only');
  if (!personal && phone === null && placed) reasons.push('address only');
  if (!personal && phone !== null && placed) reasons.push('phone and address only');
  const odd = unexplained(weighed, clues);
  if (odd > 0) reasons.push(odd === 1 ? 'one word does not fit' : `${odd} words do not fit`);
  return reasons;
}

const phones = {
  exact: 'their own number',
  slip: 'their number, one digit off',
  contact: 'number of a listed contact',
} as const;

const nouns = {
  given: 'first name',
  middle: 'middle name',
  family: 'surname',
  former: 'former surname',
  nickname: 'nickname',
} as const;

function nameReason({ meant, role, clue }: NameFound): string {
  const noun = nouns[role];
  switch (meant.likeness) {
    case 'exact':
      return `${noun} exact`;
    case 'heard':
      return `${noun} sounds like ${shown(clue.said)}`;
    case 'nickname':
      return `${shown(clue.said)} is short for, or of, ${shown(meant.text)}`;
    case 'begins':
      return `${noun} begins the same`;
    case 'slip':
      return `${noun} one letter off`;
    case 'near':
      return `${noun} looks like ${shown(clue.said)}`;
  }
}

const shown = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function bornReasons(
  { born: how, bornContradicts, ageOff }: PersonWeighed,
  born: string | null,
): readonly string[] {
  const on = born ?? 'not known';
  const reasons: string[] = [];
  if (how === 'exact' || how === 'part') reasons.push(`born ${on}`);
  else if (how === 'day-and-month-swapped') reasons.push(`born ${on}, day and month exchanged`);
  else if (how !== null) reasons.push(`born ${on}, not quite as said`);
  else if (bornContradicts) reasons.push(`date of birth differs: ${on}`);
  if (ageOff !== null && how === null) {
    const years = Math.abs(ageOff);
    if (years === 0) reasons.push('age fits');
    else
      reasons.push(
        years <= 5
          ? `age ${years} ${years === 1 ? 'year' : 'years'} off`
          : `age differs: born ${on}`,
      );
  }
  return reasons;
}

function placeReasons({ postcode, words, house, past }: PlaceFound): readonly string[] {
  const of = past ? ' of a past address' : '';
  const reasons: string[] = [];
  if (postcode !== null)
    reasons.push(
      postcode.likeness === 'exact'
        ? past
          ? `postcode${of}`
          : 'postcode exact'
        : `postcode${of}, one letter or digit off`,
    );
  if (words.length > 0 || house !== null) {
    const sure = words.every(({ meant }) => meant.likeness === 'exact');
    const fits =
      house === 'exact'
        ? 'house and street fit'
        : house === 'number'
          ? 'house number fits'
          : 'address fits';
    reasons.push(
      `${past ? 'past address: ' : ''}${words.length === 0 ? 'house number fits' : fits}${sure ? '' : ', as heard'}`,
    );
  }
  return reasons;
}

function unexplained(weighed: PersonWeighed, clues: readonly Clue[]): number {
  const fitting = new Set<Clue>([
    ...weighed.names.found.map(({ clue }) => clue),
    ...(weighed.place?.words ?? []).map(({ clue }) => clue),
  ]);
  return clues.filter((clue) => !fitting.has(clue)).length;
}
