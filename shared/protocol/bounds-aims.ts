import { contactClasses } from './contact.ts';
import type { Range } from './possible-outcome.ts';
import { levels } from './protocol.ts';
import type { Response } from './response.ts';

const contacts = contactClasses.length;
const byLevel = (level: number, contact: number): number => level * contacts + contact;
const byContact = (level: number, contact: number): number => contact * levels.length + level;

/** Lower is better; for "least" the scales are turned round. */
export type Aim = {
  readonly score: (level: number, contact: number) => number;
  readonly most: boolean;
};
export const aims = {
  least: { score: byLevel, most: false },
  most: { score: byLevel, most: true },
  leastContact: { score: byContact, most: false },
} as const satisfies Record<string, Aim>;

export const bestOf = ({ score, most }: Aim, range: Range): number =>
  most ? score(range.soonest, range.fullest) : -score(range.latest, range.least);

export const reached = ({ score, most }: Aim, { level, contact }: Response): number => {
  const at = score(levels.indexOf(level), contactClasses.indexOf(contact));
  return most ? at : -at;
};

/** Of routes equal in level and contact one is shown, and always the same one. */
export const tie = ({ destinations, obligations }: Response): string =>
  `${destinations.join()} ${obligations.join()}`;

export const better = (aim: Aim, one: Response, than: Response | null): boolean => {
  if (than === null) return true;
  const gap = reached(aim, one) - reached(aim, than);
  return gap < 0 || (gap === 0 && tie(one) < tie(than));
};
