import { slipsBetween } from './edits.ts';
import { heardAs } from './heard.ts';

/** How a word that was said stands to a word on record. */
export type Likeness = 'exact' | 'heard' | 'slip' | 'nickname' | 'begins' | 'near';

/**
 * How often a caller's word, as the handler typed it, stands to the true one in each way, and over how many
 * strings that spreads. From the corrupted duplicates of Febrl 1 to 3 and generated calls; the order matters
 * more than the figures.
 */
const shares = {
  exact: 0.78,
  heard: 0.08,
  slip: 0.09,
  nickname: 0.05,
  begins: 0.03,
  near: 0.02,
} as const;

/**
 * The probability that somebody whose word on record is `word` is typed as `said`, with how the two are alike;
 * null where they are not. `related` says whether one is a short form of the other.
 */
export function saidFor(
  said: string,
  word: string,
  related: boolean,
  unfinished: boolean,
): { readonly likeness: Likeness; readonly chance: number } | null {
  if (said === word) return { likeness: 'exact', chance: shares.exact };
  if (related) return { likeness: 'nickname', chance: shares.nickname / 4 };
  const most = said.length <= 3 ? 1 : said.length <= 8 ? 2 : 3;
  const sameSound = heardAs(said) === heardAs(word);
  const slips = slipsBetween(said, word, sameSound ? most + 1 : most);
  const spread = 25 * Math.max(said.length, 2);
  if (sameSound && slips <= most) return { likeness: 'heard', chance: shares.heard / 15 };
  if (sameSound && slips === most + 1) return { likeness: 'heard', chance: shares.heard / 1500 };
  if (slips === 1) return { likeness: 'slip', chance: shares.slip / spread };
  if (unfinished && said.length >= 2 && word.startsWith(said))
    return { likeness: 'begins', chance: shares.begins / 4 };
  if (slips <= most) return { likeness: 'near', chance: shares.near / spread ** (slips - 0.4) };
  const shorter = Math.min(said.length, word.length);
  if (shorter >= 4 && (said.startsWith(word) || word.startsWith(said)))
    return { likeness: 'near', chance: shares.near / spread ** 1.4 };
  return null;
}
