import { err, ok } from '#shared/kit/result.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import { refreshFacts } from './act.ts';
import type { Ports } from './ports.ts';

type PeopleHandlers = Pick<Handlers, Extract<keyof Handlers, `people.${string}`>>;

const notSignedIn = err({ reason: 'not-signed-in', text: 'Sign in first.' });

const acting = (ports: Ports) => {
  const session = ports.access.session();
  if (session.state !== 'signed-in') return null;
  const { id, name, role } = session.user;
  return { user: id, name, role };
};

/** Finding people and releasing what the NHS sent. Every look is logged with who, when and why. */
export const peopleHandlers = (ports: Ports): PeopleHandlers => ({
  'people.lookUp': ({ callId, text }) => {
    const by = acting(ports);
    if (by === null) return notSignedIn;
    return ports.people.lookUp(text, by, callId);
  },
  'people.picture': ({ callId, personId }) => {
    const by = acting(ports);
    if (by === null) return notSignedIn;
    const chosen = callId === null ? null : ports.calls.get(callId)?.person?.personId;
    if (chosen !== personId && ports.people.listed(personId) === null)
      return err({
        reason: 'person-not-listed',
        text: 'Find the person first (F2), then look at who is connected with them.',
      });
    return ports.people.picture(personId, by, callId);
  },
  'people.quarantine': () => {
    const by = acting(ports);
    if (by === null) return notSignedIn;
    const waiting = ports.people.quarantine();
    const logged = waiting.length === 0 ? ok(null) : ports.people.logWaiting(waiting.length, by);
    return logged.ok ? ok([...waiting]) : logged;
  },
  'people.release': (request) => {
    const by = acting(ports);
    if (by === null) return notSignedIn;
    const released = ports.people.release(request, by);
    refreshFacts(ports);
    ports.push();
    return released;
  },
  'people.import': async (request) => {
    const by = acting(ports);
    if (by === null) return notSignedIn;
    const imported = await ports.people.import(request, by);
    refreshFacts(ports);
    ports.push();
    return imported;
  },
  'people.duplicates': async () => {
    const by = acting(ports);
    return by === null ? notSignedIn : await ports.people.duplicates(by);
  },
  'people.judge': (request) => {
    const by = acting(ports);
    if (by === null) return notSignedIn;
    const judged = ports.people.judge(request, by);
    refreshFacts(ports);
    ports.push();
    return judged;
  },
  'people.wording': () => ok([...ports.people.wording()]),
  'people.cancelImport': () => {
    ports.people.cancelImport();
    return ok(null);
  },
});
