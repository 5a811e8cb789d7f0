import { err, ok } from '#shared/kit/result.ts';
import type { UserId } from '#shared/kit/ids.ts';
import { leftUnrecorded, unrecordedInWords } from '#shared/call/contact.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import { refreshFacts } from './act.ts';
import { title } from './call-line.ts';
import { showAnew } from './select-call.ts';
import type { Ports } from './ports.ts';

type AccessHandlers = Pick<Handlers, Extract<keyof Handlers, `access.${string}`>>;

/** Nobody signs out or goes off duty with a contact that has no record; the refusal names it. Null when nothing is left. */
function leftOpen(ports: Ports, user: UserId) {
  const [left] = leftUnrecorded(ports.calls.open(), user);
  return left === undefined
    ? null
    : err({
        reason: 'contact-unrecorded',
        text: `Not yet: ${title(left.call)}. ${unrecordedInWords(left.contact)}`,
      });
}

/** Signing in, locking, practice. Signing out loses nothing: open calls keep their owner by name. */
export const accessHandlers = (ports: Ports): AccessHandlers => ({
  'access.hello': () => {
    ports.push();
    return ok(null);
  },
  'access.setUp': async (request) => {
    const made = await ports.access.setUp(request);
    ports.push();
    return made;
  },
  'access.addUser': async (request) => {
    const made = await ports.access.addUser(request);
    ports.push();
    return made;
  },
  'access.signIn': async ({ userId, pin }) => {
    const signedIn = await ports.access.signIn(userId, pin);
    if (signedIn.ok) {
      refreshFacts(ports);
      showAnew(ports);
    }
    ports.push();
    return signedIn;
  },
  'access.unlock': async ({ pin }) => {
    const unlocked = await ports.access.unlock(pin);
    ports.push();
    return unlocked;
  },
  'access.signOut': () => {
    const session = ports.access.session();
    const left = session.state === 'signed-in' ? leftOpen(ports, session.user.id) : null;
    if (left !== null) return left;
    ports.access.signOut();
    ports.push();
    return ok(null);
  },
  'access.lock': () => {
    ports.access.lock();
    ports.push();
    return ok(null);
  },
  'access.setDuty': ({ userId, onDuty }) => {
    const colleague = ports.access.colleagues().find(({ id }) => id === userId);
    if (colleague === undefined)
      return err({ reason: 'user-not-known', text: 'There is nobody with that id on this desk.' });
    const left = onDuty ? null : leftOpen(ports, userId);
    if (left !== null) return left;
    const recorded = ports.access.setDuty(userId, onDuty);
    refreshFacts(ports);
    ports.push();
    return recorded;
  },
  'access.setTheme': ({ theme }) => {
    ports.setTheme(theme);
    ports.push();
    return ok(null);
  },
  'access.enterPractice': async () => {
    if (ports.practice())
      return err({ reason: 'already-practising', text: 'This is practice already.' });
    await ports.enterPractice();
    return ok(null);
  },
  'access.leavePractice': () => {
    if (!ports.practice()) return err({ reason: 'not-practising', text: 'This is not practice.' });
    ports.leavePractice();
    return ok(null);
  },
});
