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

/** Another address of somebody in the picture: where she lives now who moved away. */
export interface PicturePlace {
  readonly place: string;
  readonly steps: 1 | 2;
  readonly danger: boolean;
  readonly why: string;
  readonly of: { readonly personId: string; readonly name: string };
}

/** An earlier call about the address or the people of the picture. */
export interface PastCall {
  readonly id: string;
  /** ms since 1970 */
  readonly atMs: number;
  /** What it was about and what came of it, as recorded. */
  readonly what: string;
  /** Null for a call that is tied to the address alone. */
  readonly about: { readonly personId: string; readonly name: string } | null;
}

export interface PictureCall extends PastCall {
  readonly steps: 1 | 2;
  readonly danger: boolean;
}

export interface Picture {
  readonly lines: readonly PictureLine[];
  readonly places: readonly PicturePlace[];
  readonly calls: readonly PictureCall[];
  /** So many more than are shown: a hostel, a switchboard. */
  readonly more: number;
}

/** Words of a relation that mean danger. Only words are looked at, so a kind nobody foresaw is shown, but not raised. */
const danger =
  /\b(?:threat\w*|violen\w*|assault\w*|abus\w*|stalk\w*|harass\w*|attacked|arson\w*|weapons?|kill\w*|rap(?:e[ds]?|ist)|coerci\w*|suspects?|offen(?:ce|der)s?|perpetrat\w*|restrain\w*|injunctions?|molest\w*|non-molestation|bail)\b/i;

const isDangerous = ({ kind, note }: Relation): boolean => danger.test(`${kind} ${note ?? ''}`);

/** So many lines are read in the seconds there are. */
const mostLines = 12;
const mostPlaces = 6;
const mostCalls = 6;

/** How much a picture shows, which is what a look at it is recorded with. */
export const sizeOf = ({ lines, places, calls }: Picture): number =>
  lines.length + places.length + calls.length;

/** What is known around a centre, before it is put in order. */
export interface Surroundings {
  /** The person the picture starts from, or null for an address. */
  readonly centre: string | null;
  /** The people one step away by an address, and the centre's own time there. */
  readonly stays: readonly Stay[];
  /** Their other addresses, those of the people who are something to the centre, and all of the centre's own. */
  readonly elsewhere: readonly Stay[];
  /** All relations of the people in `stays` and of `centre`. */
  readonly relations: readonly Relation[];
  /** Earlier calls about the address, the centre or those people. */
  readonly calls: readonly PastCall[];
  /** How many more live or lived there than were looked at. */
  readonly notRead: number;
}

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
 * Two steps out from an address or a person: who lives or lived there, who is what to them, where else they live, and the
 * earlier calls about them. Danger comes first, then one step before two, then the newest.
 */
export function pictureOf(around: Surroundings): Picture {
  const { centre, stays, relations, notRead } = around;
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
    places: placesIn(around).slice(0, mostPlaces),
    calls: callsIn(around).slice(0, mostCalls),
  };
}

function placesIn({ centre, elsewhere, relations }: Surroundings): readonly PicturePlace[] {
  const ranked = elsewhere.map((stay) => {
    const why = `${stay.name}: ${stayInWords(stay)}`;
    return {
      place: stay.place,
      steps: stay.personId === centre ? (1 as const) : (2 as const),
      danger: relations.some((one) => isDangerous(one) && involves(one, stay.personId)),
      why,
      of: { personId: stay.personId, name: stay.name },
      isPast: stay.to !== null || stay.old,
      at: newest([stay.from, stay.to]),
    };
  });
  ranked.sort(
    (a, b) =>
      Number(b.danger) - Number(a.danger) ||
      a.steps - b.steps ||
      Number(a.isPast) - Number(b.isPast) ||
      b.at - a.at ||
      a.why.localeCompare(b.why, 'en'),
  );
  return ranked.map(({ place, steps, danger: isDanger, why, of }) => ({
    place,
    steps,
    danger: isDanger,
    why,
    of,
  }));
}

function callsIn({ centre, calls }: Surroundings): readonly PictureCall[] {
  const ranked = calls.map(({ id, atMs, what, about }) => {
    const steps = about === null || about.personId === centre ? (1 as const) : (2 as const);
    return { id, atMs, what, about, steps, danger: danger.test(what) };
  });
  return ranked.sort(
    (a, b) =>
      Number(b.danger) - Number(a.danger) ||
      a.steps - b.steps ||
      b.atMs - a.atMs ||
      a.id.localeCompare(b.id, 'en'),
  );
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
