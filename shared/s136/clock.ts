import { err, ok, type Result } from '#shared/kit/result.ts';
import { s136Law, type S136Law } from './law.ts';
import { onTheWall } from './london-time.ts';

/** An arrival at, or a decision to keep somebody at, a place of safety. */
export type Stay = {
  readonly kind: SafePlace;
  readonly name: string;
  readonly arrivedAtMs: number;
};

export const safePlaces = [
  'health-place-of-safety',
  'emergency-department',
  'police-station',
  'home-with-consent',
  'other',
] as const;
export type SafePlace = (typeof safePlaces)[number];

/** Why longer is asked for. Only the person's own condition is a ground (s136B(3)); the rest are here to be refused in words. */
export const extensionGrounds = [
  'condition',
  'no-amhp',
  'no-doctor',
  'no-bed',
  'no-transport',
] as const;
export type ExtensionGround = (typeof extensionGrounds)[number];

export type Extension = {
  readonly hours: number;
  readonly certifiedAtMs: number;
  readonly ground: ExtensionGround;
};

export type Clock = {
  /** When the first place of safety was reached. */
  readonly startedAtMs: number;
  /** When the power to detain ends, with the extension where one counts. */
  readonly endsAtMs: number;
  readonly extendedByMs: number;
};

/**
 * The one clock of a detention. It runs from the first arrival and from nothing else: whatever stays and extensions are added later,
 * its start never becomes later, and its end is at most 36 hours after it. Elapsed time, so midnight and the change of clocks do
 * not touch it. Null while no arrival is known. Source: MHA 1983 s136(2), (2A), s136B.
 */
export function detentionClock(
  stays: readonly Pick<Stay, 'arrivedAtMs'>[],
  extensions: readonly Extension[],
  law: S136Law = s136Law,
): Clock | null {
  if (stays.length === 0) return null;
  const startedAtMs = Math.min(...stays.map(({ arrivedAtMs }) => arrivedAtMs));
  const within = startedAtMs + law.permittedMs;
  // Certified in time, on clinical grounds: else it was never one, whoever sent it. The first counts, and no second.
  const counting = extensions
    .filter(
      ({ ground, hours, certifiedAtMs }) =>
        ground === 'condition' &&
        hours > 0 &&
        certifiedAtMs >= startedAtMs &&
        certifiedAtMs < within,
    )
    .toSorted((a, b) => a.certifiedAtMs - b.certifiedAtMs || a.hours - b.hours)[0];
  const extendedByMs =
    counting === undefined ? 0 : Math.min(counting.hours * 3_600_000, law.extensionMs);
  return { startedAtMs, endsAtMs: within + extendedByMs, extendedByMs };
}

const notAGround: Readonly<Record<Exclude<ExtensionGround, 'condition'>, string>> = {
  'no-amhp': 'that no approved mental health professional is free',
  'no-doctor': 'that no doctor is free',
  'no-bed': 'that there is no bed',
  'no-transport': 'that there is no transport',
};

/** Why an extension is refused, in words with the rule; ok where it may be recorded. Times in ms since 1970. */
export function mayExtend(
  stays: readonly Pick<Stay, 'arrivedAtMs'>[],
  already: readonly Extension[],
  asked: Extension,
  nowMs: number,
  law: S136Law = s136Law,
): Result<null, string> {
  const clock = detentionClock(stays, [], law);
  if (clock === null) return err('No arrival at a place of safety is recorded yet.');
  if ((detentionClock(stays, already, law)?.extendedByMs ?? 0) > 0)
    return err('This detention has been extended once already (s136B(1)).');
  if (asked.ground !== 'condition')
    return err(
      `It cannot be extended for the reason ${notAGround[asked.ground]}. Only the person’s own condition, which keeps them from being assessed, is a ground (s136B(3)).`,
    );
  const most = law.extensionMs / 3_600_000;
  if (asked.hours <= 0 || asked.hours > most)
    return err(`An extension is for at most ${String(most)} hours (s136B(1)).`);
  if (asked.certifiedAtMs > nowMs) return err('The time of the certificate is in the future.');
  if (asked.certifiedAtMs < clock.startedAtMs)
    return err(`The certificate is earlier than the arrival, ${onTheWall(clock.startedAtMs)}.`);
  if (asked.certifiedAtMs >= clock.endsAtMs)
    return err(
      `The 24 hours ended ${onTheWall(clock.endsAtMs)}: it has to be certified before that (s136B(1)).`,
    );
  return ok(null);
}

export type StationFacts = {
  readonly ageGroup: 'under-18' | 'adult' | 'not-known';
  /** Inspector or above, by name and rank; null where nobody was named. */
  readonly authorisedBy: string | null;
  /** The behaviour that poses an imminent risk of serious injury or death; null where none was said. */
  readonly imminentRisk: string | null;
  /** Why no other place in the area can be expected to detain; null where none was said. */
  readonly noOtherPlace: string | null;
};

/**
 * What is wrong with a police station as the place of safety at this time, each in words with its source; empty where nothing is. What
 * happened is recorded all the same: Concord says what the law asks and a supervisor looks at it.
 */
export function stationConcerns(
  atMs: number,
  { ageGroup, authorisedBy, imminentRisk, noOtherPlace }: StationFacts,
  law: S136Law = s136Law,
): readonly string[] {
  if (law.policeStationsEndAtMs !== null && atMs >= law.policeStationsEndAtMs)
    return [
      `A police station has not been a place of safety since ${onTheWall(law.policeStationsEndAtMs)} (Mental Health Act 2025 s48).`,
    ];
  return [
    ...(ageGroup === 'under-18'
      ? ['A police station may never be used for anybody under 18 (s136A(1)).']
      : []),
    ...(ageGroup === 'not-known' ? ['Their age is not known: never for anybody under 18.'] : []),
    ...(authorisedBy === null
      ? ['An inspector or above has to authorise it, by name (SI 2017/1036 reg 2).']
      : []),
    ...(imminentRisk === null
      ? ['It needs behaviour that poses an imminent risk of serious injury or death (reg 2).']
      : []),
    ...(noOtherPlace === null
      ? ['It needs that no other place in the area can reasonably be expected to detain (reg 2).']
      : []),
  ];
}

/** What holds while somebody is at a police station, to be said when they arrive (SI 2017/1036 reg 4). */
export const stationRules = (law: S136Law = s136Law): string =>
  `A healthcare professional checks at least every ${String(law.stationChecksMinutes)} minutes and, so far as practicable, stays throughout (SI 2017/1036 reg 4). Move them when the conditions no longer hold; the clock goes on.`;
