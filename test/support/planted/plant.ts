import { partsOf, type Written } from '../mutants.ts';

type Part = Record<string, unknown>;

/** A fault planted by hand: what a tired author might do to a pack, and what a good report mentions. */
export type Planted = {
  readonly fault: string;
  readonly names: readonly string[];
  readonly plant: (pack: Written) => void;
};

export const byId = (pack: Written, under: string, id: string): Part => {
  const found = partsOf(pack, under).find((part) => part['id'] === id);
  if (found === undefined)
    throw new Error(`The pack has no ${under} called "${id}" to plant a fault in.`);
  return found;
};
export const rule = (pack: Written, id: string): Part => byId(pack, 'rules', id);
export const question = (pack: Written, id: string): Part => byId(pack, 'questions', id);
export const standIn = (pack: Written, id: string): Part => byId(pack, 'substitutions', id);

export const remove = (pack: Written, under: string, id: string): void => {
  const all = partsOf(pack, under);
  all.splice(all.indexOf(byId(pack, under, id)), 1);
};
export const moveTo = (pack: Written, id: string, place: number): void => {
  const all = partsOf(pack, 'questions');
  const moved = question(pack, id);
  all.splice(all.indexOf(moved), 1);
  all.splice(place < 0 ? all.length : place, 0, moved);
};
export const advice = (pack: Written, destination: string): Part =>
  (pack['advice'] as Record<string, Part>)[destination] ?? {};
export const answers = (pack: Written, id: string): Part[] =>
  partsOf(question(pack, id), 'answers');
export const swap = (parts: Part[], a: number, b: number, key: string): void => {
  const [one, other] = [parts[a], parts[b]];
  if (one !== undefined && other !== undefined) [one[key], other[key]] = [other[key], one[key]];
};
