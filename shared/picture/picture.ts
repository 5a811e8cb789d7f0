import { startMs, inWords } from '../people/dates.ts';

/** Somebody's time at an address; dates as they were sent, null where they were not. */
export interface Stay {
  readonly personId: string;
  readonly name: string;
  readonly place: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The sender calls it a former address, with or without dates. */
  readonly old: boolean;
}

/** What somebody is to somebody else, as a partner or the force recorded it. */
export interface Relation {
  readonly id: string;
  readonly from: { readonly personId: string; readonly name: string };
  readonly to: { readonly personId: string; readonly name: string };
  /** "threatened", "mother", "former partner": reads from the first to the second. */
  readonly kind: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly note: string | null;
  readonly source: string;
}

/** One person of the picture, with the chain that leads to them. */
export interface PictureLine {
  readonly personId: string;
  readonly name: string;
  /** One step from where the picture starts, or two. */
  readonly steps: 1 | 2;
  /** The relation is one of threat or violence: somebody may be in danger from somebody. */
  readonly danger: boolean;
  /** In words, with the dates that explain it. */
  readonly why: string;
  /** Through whom, for two steps. */
  readonly via: { readonly personId: string; readonly name: string } | null;
}

export interface Picture {
  readonly lines: readonly PictureLine[];
  /** So many more than are shown: a hostel, a switchboard. */
  readonly more: number;
}

/** Words of a relation that mean danger. Only words are looked at, so a kind nobody foresaw is shown, but not raised. */
const danger =
  /\b(?:threat\w*|violen\w*|assault\w*|abus\w*|stalk\w*|harass\w*|attacked|arson\w*|weapons?|kill\w*|rap(?:e[ds]?|ist)|coerci\w*|suspects?|offen(?:ce|der)s?|perpetrat\w*|restrain\w*|injunctions?|molest\w*|non-molestation|bail)\b/i;

const isDangerous = ({ kind, note }: Relation): boolean => danger.test(`${kind} ${note ?? ''}`);

/** So many lines are read in the seconds there are. */
const mostLines = 12;

const dates = (from: string | null, to: string | null): string => {
  if (from !== null && to !== null) return `${inWords(from)} to ${inWords(to)}`;
  if (to !== null) return `until ${inWords(to)}`;
  return from === null ? '' : `since ${inWords(from)}`;
};

function stayInWords({ place, from, to, old }: Stay): string {
  const when = dates(from, to);
  if (to !== null || old)
    return `Lived at ${place}${when === '' ? ' before' : `, ${when}`}; moved away`;
  return `Lives at ${place}${when === '' ? '' : `, ${when}`}`;
}

function relationInWords({ from, to, kind, since, until, note, source }: Relation): string {
  const when = since !== null && since === until ? inWords(since) : dates(since, until);
  return [
    `${from.name}: ${kind} of ${to.name}`.replace(
      /: (threatened|assaulted|stalked|harassed|attacked|abused) of /i,
      (_, verb: string) => ` ${verb} `,
    ),
    ...(when === '' ? [] : [when]),
    ...(note === null ? [] : [note]),
    `(${source})`,
  ].join(', ');
}

const newest = (texts: readonly (string | null)[]): number =>
  Math.max(0, ...texts.map((text) => (text === null ? 0 : (startMs(text) ?? 0))));

/**
 * Two steps out from an address or a person: who lives or lived there, and who is what to them. Danger comes first, then one
 * step before two, then the newest. `stays` are the people one step away by an address; `relations` all those of the people
 * in `stays` and of `centre` (the person the picture starts from, or null for an address); `notRead` how many more live or
 * lived there than were looked at.
 */
export function pictureOf(
  centre: string | null,
  stays: readonly Stay[],
  relations: readonly Relation[],
  notRead = 0,
): Picture {
  const near = new Set(stays.map(({ personId }) => personId));
  const ranked: (PictureLine & { readonly at: number })[] = stays
    .filter(({ personId }) => personId !== centre)
    .map((stay) => ({
      personId: stay.personId,
      name: stay.name,
      steps: 1,
      danger: relations.some((one) => isDangerous(one) && involves(one, stay.personId)),
      why: stayInWords(stay),
      via: null,
      at: newest([stay.from, stay.to]),
    }));
  for (const relation of relations) {
    for (const [person, other] of [
      [relation.from, relation.to],
      [relation.to, relation.from],
    ] as const) {
      const isNear = other.personId === centre || near.has(other.personId);
      if (!isNear || person.personId === centre) continue;
      const steps = other.personId === centre ? 1 : 2;
      ranked.push({
        personId: person.personId,
        name: person.name,
        steps,
        danger: isDangerous(relation),
        why: relationInWords(relation),
        via: steps === 2 ? other : null,
        at: newest([relation.since, relation.until]),
      });
    }
  }
  ranked.sort(
    (a, b) =>
      Number(b.danger) - Number(a.danger) ||
      a.steps - b.steps ||
      b.at - a.at ||
      a.name.localeCompare(b.name, 'en'),
  );
  const lines = onePerChain(ranked);
  return {
    lines: lines.slice(0, mostLines).map(({ personId, name, steps, danger, why, via }) => ({
      personId,
      name,
      steps,
      danger,
      why,
      via,
    })),
    more: Math.max(0, lines.length - mostLines) + notRead,
  };
}

const involves = ({ from, to }: Relation, personId: string): boolean =>
  from.personId === personId || to.personId === personId;

/** The same words about the same person stand once. */
function onePerChain<Line extends PictureLine>(lines: readonly Line[]): readonly Line[] {
  const seen = new Set<string>();
  return lines.filter(({ personId, why }) => {
    const key = `${personId}\n${why}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
