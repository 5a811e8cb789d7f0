import type { Room } from './room.ts';

/** Shown on the practice sign-in: nothing here is secret, and nobody real is in this store. */
export const practicePin = '0000';

const people = [
  { name: 'You, practising', role: 'handler', pin: practicePin },
  { name: 'Ruth Adeyemi', role: 'nurse', pin: practicePin },
  { name: 'Siân Prosser', role: 'nurse', pin: practicePin },
  { name: 'Martin Doyle', role: 'supervisor', pin: practicePin },
] as const;

/** Sets the practice store up at its first use, and signs the learner in. */
export async function beginPractice({ ports: { access } }: Room): Promise<void> {
  if (access.session().state === 'set-up')
    await access.setUp({
      deskName: 'Practice desk',
      forceName: 'Nobody is contacted',
      users: people.map((one) => ({ ...one })),
    });
  const colleagues = access.colleagues();
  const learner = colleagues.find(({ role }) => role === 'handler');
  if (learner === undefined) return;
  await access.signIn(learner.id, practicePin);
  for (const { id, role, onDuty } of colleagues)
    if (!onDuty && (role === 'nurse' || role === 'supervisor')) access.setDuty(id, true);
}
