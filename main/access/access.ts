import type { UserId } from '#shared/kit/ids.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { AccessPort, DeskEvent, Session } from '../handlers/ports.ts';
import type { ReadableDb } from '../journal/journal.ts';
import { hashPin, isPin } from './pin.ts';
import { deskNameOf, usersOf, type User } from './users.ts';

type Options = {
  readonly db: ReadableDb;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Journals events that belong to no call. */
  readonly record: (
    events: readonly DeskEvent[],
    by: { user: string; role: string } | null,
  ) => Result<null, Refusal>;
  /** The roles that may sit here; null where all may. */
  readonly roles: readonly string[] | null;
  /** Who has accepted a call that is still open. */
  readonly busyUsers: () => ReadonlySet<UserId>;
};

const wrongPin = err({
  reason: 'pin-wrong',
  text: 'That PIN does not belong to this name. Try again.',
});

/** What they did here would reach no other desk: the hub refuses it. */
const roleNotHere = (role: string, roles: readonly string[]) =>
  err({
    reason: 'role-not-here',
    text: `This desk may tell the others only what a ${roles.join(' or a ')} does: a ${role} works at another desk, or whoever looks after the hub gives this one that role.`,
  });

const alreadySetUp = err({
  reason: 'already-set-up',
  text: 'This desk was set up before. Sign in, or ask a supervisor to add you.',
});

/** After five wrong PINs in a row each further try waits, doubling from 5 s, at most 5 minutes. */
const waitMs = (wrong: number): number =>
  wrong < 5 ? 0 : Math.min(5_000 * 2 ** (wrong - 5), 300_000);

/** Signing in on one desk. The session lives in memory: a restart always asks for the PIN again. */
export function createAccess({ db, nowMs, newId, record, busyUsers, roles }: Options): AccessPort {
  let current: { readonly userId: UserId; readonly locked: boolean } | null = null;
  const wrong = new Map<UserId, { readonly count: number; readonly atMs: number }>();

  const colleagues = () => {
    // Asked once for all of them: the answer is in every open call.
    const busy = busyUsers();
    return usersOf(db).map(({ id, name, role, onDuty }) => ({
      id,
      name,
      role,
      onDuty,
      busy: busy.has(id),
    }));
  };

  const check = async (userId: UserId, pin: string): Promise<Result<User, Refusal>> => {
    const user = usersOf(db).find(({ id }) => id === userId);
    if (user === undefined)
      return err({
        reason: 'user-not-known',
        text: 'There is nobody with that name on this desk.',
      });
    const before = wrong.get(userId);
    const until = before === undefined ? 0 : before.atMs + waitMs(before.count);
    if (nowMs() < until)
      return err({
        reason: 'pin-wait',
        text: `Too many wrong PINs. Wait ${Math.ceil((until - nowMs()) / 1000)} seconds, or ask a supervisor.`,
      });
    if (await isPin(pin, user.pinHash)) {
      wrong.delete(userId);
      return ok(user);
    }
    wrong.set(userId, { count: (before?.count ?? 0) + 1, atMs: nowMs() });
    record([{ type: 'sign-in-refused', content: { userId } }], null);
    return wrongPin;
  };

  const session = (): Session => {
    if (deskNameOf(db) === null) return { state: 'set-up' };
    const known = current;
    const user = known === null ? undefined : colleagues().find(({ id }) => id === known.userId);
    if (known === null || user === undefined) return { state: 'signed-out' };
    return { state: known.locked ? 'locked' : 'signed-in', user };
  };

  const by = () => {
    const now = session();
    return now.state === 'signed-in' || now.state === 'locked'
      ? { user: now.user.id, role: now.user.role }
      : null;
  };

  const added = async (person: { name: string; role: string; pin: string }) => ({
    type: 'user-added',
    content: {
      userId: newId(),
      name: person.name,
      role: person.role,
      pinHash: await hashPin(person.pin),
    },
  });

  return {
    session,
    colleagues,
    setUp: async ({ deskName, forceName, users }) => {
      if (deskNameOf(db) !== null) return alreadySetUp;
      const names = new Set(users.map(({ name }) => name.toLowerCase()));
      if (names.size < users.length)
        return err({
          reason: 'name-twice',
          text: 'Two people have the same name. Add something that tells them apart.',
        });
      if (!users.some(({ role }) => role === 'supervisor'))
        return err({
          reason: 'supervisor-needed',
          text: 'Add at least one supervisor: offers that nobody accepts end with them.',
        });
      const people = await Promise.all(users.map(added));
      // Hashing takes a while: another set-up may have been first.
      if (deskNameOf(db) !== null) return alreadySetUp;
      return record([{ type: 'desk-set-up', content: { deskName, forceName } }, ...people], null);
    },
    addUser: async (person) => {
      if (usersOf(db).some(({ name }) => name.toLowerCase() === person.name.toLowerCase()))
        return err({
          reason: 'name-twice',
          text: 'Somebody with that name is already set up here.',
        });
      return record([await added(person)], by());
    },
    signIn: async (userId, pin) => {
      const checked = await check(userId, pin);
      if (!checked.ok) return checked;
      const { id, role, onDuty } = checked.value;
      if (roles !== null && !roles.includes(role)) return roleNotHere(role, roles);
      // Being here is being on duty; leaving is said by name, so that an offer never goes to an empty chair.
      const duty = role === 'nurse' || role === 'supervisor' ? !onDuty : false;
      const recorded = record(
        [
          { type: 'signed-in', content: { userId: id } },
          ...(duty ? [{ type: 'duty-set', content: { userId: id, onDuty: true } }] : []),
        ],
        { user: id, role },
      );
      if (recorded.ok) current = { userId: id, locked: false };
      return recorded;
    },
    confirm: async (pin) => {
      const who = current;
      if (who === null || who.locked)
        return err({ reason: 'not-signed-in', text: 'Nobody is signed in. Sign in first.' });
      const checked = await check(who.userId, pin);
      return checked.ok ? ok(null) : checked;
    },
    unlock: async (pin) => {
      if (current === null)
        return err({ reason: 'not-signed-in', text: 'Nobody is signed in. Sign in first.' });
      const checked = await check(current.userId, pin);
      if (!checked.ok) return checked;
      current = { userId: checked.value.id, locked: false };
      return ok(null);
    },
    signOut: () => {
      const who = by();
      if (who !== null) record([{ type: 'signed-out', content: { userId: who.user } }], who);
      current = null;
    },
    lock: () => {
      if (current !== null) current = { ...current, locked: true };
    },
    setDuty: (userId, onDuty) => record([{ type: 'duty-set', content: { userId, onDuty } }], by()),
  };
}
