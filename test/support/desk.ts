import type { Application } from '#main/application.ts';

/** The people of the mock-ups, each with the PIN 1234. */
export const pin = '1234';

export const people = [
  { name: 'Amy Kerrigan', role: 'handler' },
  { name: 'Ruth Adeyemi', role: 'nurse' },
  { name: 'Siân Prosser', role: 'nurse' },
  { name: 'Martin Doyle', role: 'supervisor' },
  { name: 'Sam Steward', role: 'steward' },
] as const;

/** The first start, done. Nobody is signed in, and nobody is on duty. */
export async function setUpDesk(application: Application): Promise<void> {
  const made = await application.handlers['access.setUp']({
    deskName: 'Desk 14',
    forceName: 'Leicestershire Police',
    users: people.map((one) => ({ ...one, pin })),
  });
  if (!made.ok) throw new Error(made.error.text);
}

/** Signs somebody in by name; nurses and supervisors are then on duty. */
export async function signInAs(
  application: Application,
  name: (typeof people)[number]['name'],
): Promise<void> {
  const user = application.view().users.find((one) => one.name === name);
  if (user === undefined) throw new Error(`${name} is not set up on this desk`);
  const signedIn = await application.handlers['access.signIn']({ userId: user.id, pin });
  if (!signedIn.ok) throw new Error(signedIn.error.text);
}
