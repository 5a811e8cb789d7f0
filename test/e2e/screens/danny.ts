import type { Application } from '#main/application.ts';
import { root } from '#tools/root.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signInAs } from '#test/support/desk.ts';
import type { Given } from './call-screen.ts';

/** Danny Whitlock, his plan, his flag and his sister Karen: made up, as an NHS system would send them. */
export const whitlockFile = join(root, 'main/desk/practice/whitlock.json');
export const karensNumber = '07700 900482';
export const ring = `concord://call?number=${encodeURIComponent(karensNumber)}`;

/** Up to the last question of the script: Danny is very upset, at home, and nobody is hurt. */
export const safety: readonly Given[] = [
  'Yes, we understand each other',
  { answer: 'The exact place', words: 'Flat 6, 31 Marlow Gardens' },
  'No',
  ['Nobody: awake and well'],
  'No',
  'No',
];
export const who: readonly Given[] = ['Family or a friend', '18 to 64', 'No', 'Yes', 'A home'];
export const happening: readonly Given[] = [['Very upset']];
export const dangerNow: readonly Given[] = [
  ['Nothing like that'],
  'No',
  'They have not said',
  'No',
  'No',
  'No',
];
export const need: readonly Given[] = [['None of these'], 'No'];

/** A whole call about Danny that a nurse has to take. */
export const toTheNurse: readonly Given[] = [
  ...safety,
  ...who,
  ...happening,
  ...dangerNow,
  ...need,
];

/** Danny known on this desk with everything released, without the screens that bring him there. */
export async function dannyIsKnown(application: Application): Promise<void> {
  await signInAs(application, 'Ruth Adeyemi');
  await application.handlers['people.import']({
    files: [{ name: 'whitlock.json', text: readFileSync(whitlockFile, 'utf8') }],
  });
  const waiting = await application.handlers['people.quarantine']({});
  if (!waiting.ok) throw new Error(waiting.error.text);
  for (const { itemId, fields } of waiting.value)
    await application.handlers['people.release']({
      itemId,
      fields: fields.filter(({ releasable }) => releasable).map(({ field }) => field),
      purpose: 'So that whoever answers knows what helps him',
      basis: 'UK GDPR 6(1)(e), 9(2)(g)',
      personTold: 'agreed',
      expiresAtMs: application.view().nowMs + 300 * 24 * 3_600_000,
    });
  await application.handlers['access.signOut']({});
}
