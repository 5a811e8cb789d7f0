import type { Features, NameRole } from './features.ts';
import type { Clue, Hint, Meant } from './question.ts';

/** How often a word said as a first name (or a surname) stands on record in each place. */
const places: Readonly<Record<'given' | 'family', Readonly<Record<NameRole, number>>>> = {
  given: { given: 0.86, nickname: 0.35, middle: 0.04, family: 0.01, former: 0.004 },
  family: { family: 0.88, former: 0.25, given: 0.01, nickname: 0.01, middle: 0.006 },
};
const swappedShare = 0.035;
const missed = { given: Math.log(0.03), family: Math.log(0.04) } as const;

export interface NameFound {
  readonly clue: Clue;
  readonly meant: Meant;
  readonly role: NameRole;
  /** Natural logarithm of the likelihood ratio. */
  readonly weight: number;
}

export interface NamesWeighed {
  readonly weight: number;
  readonly swapped: boolean;
  readonly found: readonly NameFound[];
}

/**
 * The evidence of the name words: ln of P(said | this person) / P(said | a person at random), for first name and
 * surname as they were said and exchanged, whichever explains them better (the exchange costs its own rarity).
 */
export function weighNames(features: Features, clues: readonly Clue[]): NamesWeighed {
  const straight = assigned(features, clues, false);
  const swappable = clues.some(({ hint }) => hint === 'given' || hint === 'family');
  if (!swappable) return straight;
  const swapped = assigned(features, clues, true);
  const cost = Math.log(swappedShare);
  return swapped.weight + cost > straight.weight
    ? { ...swapped, weight: swapped.weight + cost }
    : straight;
}

function assigned(features: Features, clues: readonly Clue[], swapped: boolean): NamesWeighed {
  const used = new Set<number>();
  const found: NameFound[] = [];
  let weight = 0;
  for (const clue of clues) {
    const hint = turned(clue.hint, swapped);
    const best = bestName(features, clue, hint, used);
    if (best) {
      used.add(best.at);
      found.push(best);
      weight += best.weight;
    } else if (features.names.length > 0) weight += hint === 'given' ? missed.given : missed.family;
  }
  return { weight, swapped, found };
}

function turned(hint: Hint, swapped: boolean): Hint {
  if (!swapped) return hint;
  return hint === 'given' ? 'family' : hint === 'family' ? 'given' : hint;
}

function bestName(
  { names }: Features,
  clue: Clue,
  hint: Hint,
  used: ReadonlySet<number>,
): (NameFound & { readonly at: number }) | null {
  let best: (NameFound & { readonly at: number }) | null = null;
  for (const [at, { key, role }] of names.entries()) {
    const meant = clue.names.get(key);
    if (meant === undefined || used.has(at)) continue;
    const share =
      hint === 'given' || hint === 'family'
        ? places[hint][role]
        : (places.given[role] + places.family[role]) / 2;
    const weight = Math.log((meant.chance * share) / atRandom(clue));
    if (best === null || weight > best.weight) best = { at, clue, meant, role, weight };
  }
  return best !== null && best.weight > Math.max(missed.given, missed.family) ? best : null;
}

/** What a person at random would be typed like, in the place where the word was said. */
function atRandom({ hint, ofGiven, ofFamily, ofPlace }: Clue): number {
  if (hint === 'given') return ofGiven * (1 - swappedShare) + ofFamily * swappedShare;
  if (hint === 'family') return ofFamily * (1 - swappedShare) + ofGiven * swappedShare;
  return (ofGiven + ofFamily + ofPlace) / 2;
}
