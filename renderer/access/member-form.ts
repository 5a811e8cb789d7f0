import type { Request } from '#shared/contract/contract.ts';
import type { Role } from '#shared/contract/words.ts';

export type Member = {
  readonly key: number;
  readonly name: string;
  readonly role: Role;
  readonly pin: string;
};

type SetUp = Request<'access.setUp'>;

/** What set-up starts with: one line for each role a call needs, and none filled in for anybody. */
export const firstMembers: readonly Member[] = [
  { key: 1, name: '', role: 'supervisor', pin: '' },
  { key: 2, name: '', role: 'handler', pin: '' },
  { key: 3, name: '', role: 'nurse', pin: '' },
];

const isEmpty = ({ name, pin }: Member): boolean => name.trim() === '' && pin === '';

/** The first thing that is wrong with one person, as a sentence; null when nothing is. */
export function memberFault({ name, pin }: Pick<Member, 'name' | 'pin'>): string | null {
  if (name.trim() === '') return 'Somebody has a PIN and no name. Type the name.';
  if (!/^\d{4,12}$/.test(pin)) return `The PIN of ${name.trim()} needs 4 to 12 digits.`;
  return null;
}

/**
 * What set-up asks of the desk, or the sentence that says what is missing. Lines left empty are
 * left out: a desk need not have a nurse of its own.
 */
export function setUpRequest(
  deskName: string,
  forceName: string,
  members: readonly Member[],
): SetUp | string {
  const filled = members.filter((member) => !isEmpty(member));
  if (deskName.trim() === '') return 'Give this desk a name, for example Desk 14.';
  if (forceName.trim() === '') return 'Type the name of the force.';
  if (filled.length === 0) return 'Add at least one person who signs in here.';
  const fault = filled.map(memberFault).find((one) => one !== null);
  if (fault !== undefined) return fault;
  return {
    deskName: deskName.trim(),
    forceName: forceName.trim(),
    users: filled.map(({ name, role, pin }) => ({ name: name.trim(), role, pin })),
  };
}
