import { resolve } from 'node:path';
import { createApplication, type Application } from '#main/application.ts';
import { playScript } from '#main/play/play-script.ts';
import { readScript } from '#main/play/read-script.ts';
import { fixedSecrets } from '#test/journal/support/application-acts.ts';
import type { CallId } from '#shared/kit/ids.ts';

/** The real application over a folder, by a clock that the test holds. */
export const deskAt = (dataDir: string, nowMs: () => number): Application =>
  createApplication({
    dataDir,
    secrets: fixedSecrets,
    hands: { nowMs, after: () => () => undefined },
    copyText: () => Promise.resolve(),
    notices: [],
    show: () => undefined,
  });

/** Sets the desk up and takes the call of main/play/first-call.json to its end: the nurse has left a record, and it is closed. */
export async function closedCall(application: Application): Promise<CallId> {
  const script = readScript(resolve('main/play/first-call.json'));
  if (!script.ok) throw new Error(script.error.text);
  const played = await playScript(application, script.value);
  if (!played.ok) throw new Error(played.lines.join('\n'));
  const [call] = [...(application.room()?.ports.calls.every() ?? [])];
  if (call === undefined) throw new Error('the call is not there');
  return call.callId;
}

/** Signs in one of the people of that call. */
export async function signIn(
  application: Application,
  name: 'Priya Nair' | 'Moira Kelso' | 'Dan Whitfield',
): Promise<void> {
  const user = application.view().users.find((one) => one.name === name);
  if (user === undefined) throw new Error(`${name} is not set up on this desk`);
  const signedIn = await application.handlers['access.signIn']({ userId: user.id, pin: '2580' });
  if (!signedIn.ok) throw new Error(signedIn.error.text);
}
