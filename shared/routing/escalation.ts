import type { Colleague } from '#shared/call/command.ts';
import type { CallEventContent } from '#shared/call/events.ts';

type Steps = CallEventContent<'referral-offered'>['steps'];

const secondMs = 1000;
const names = (people: readonly Colleague[]): string => people.map(({ name }) => name).join(', ');
const users = (people: readonly Colleague[]) => people.map(({ id }) => id);

const nobody: ReadonlySet<string> = new Set();

const onDuty = (
  colleagues: readonly Colleague[],
  role: Colleague['role'],
  rung = nobody,
): readonly Colleague[] =>
  colleagues
    .filter((colleague) => colleague.role === role && colleague.onDuty)
    .toSorted(
      (a, b) =>
        Number(a.busy) - Number(b.busy) ||
        Number(rung.has(a.id)) - Number(rung.has(b.id)) ||
        a.name.localeCompare(b.name),
    );

/** The last step of every offer: a supervisor, on duty or else any who is set up here. */
function supervisorStep(colleagues: readonly Colleague[], afterMs: number): Steps[number] {
  const duty = onDuty(colleagues, 'supervisor');
  const all = duty.length > 0 ? duty : colleagues.filter(({ role }) => role === 'supervisor');
  return {
    afterMs,
    who: all.length > 0 ? names(all) : 'Supervisor',
    detail: all.length > 0 ? 'Supervisor must act' : 'Ring the supervisor: nobody is set up here',
    users: [...users(all)],
  };
}

/**
 * How an offer to the nurses moves on by itself: one nurse, one more after 30 seconds, every nurse
 * after 1 minute, a supervisor after 2 minutes 30 (mock-up handler-route). Free nurses come first, and of those whom no other
 * call rings at this moment: in a large room a quarter of all offers rang somebody who was just being rung (docs/scale.md).
 */
export function nurseSteps(colleagues: readonly Colleague[], rung = nobody): Steps {
  const nurses = onDuty(colleagues, 'nurse', rung);
  const [first, second] = nurses;
  const state = (nurse: Colleague): string => {
    if (nurse.busy) return 'Nurse, on a referral';
    return rung.has(nurse.id) ? 'Nurse, being rung for another call' : 'Nurse, free';
  };
  return [
    ...(first === undefined
      ? []
      : [{ afterMs: 0, who: first.name, detail: state(first), users: [first.id] }]),
    ...(second === undefined
      ? []
      : [
          {
            afterMs: 30 * secondMs,
            who: second.name,
            detail: `One nurse more. ${state(second)}`,
            users: [second.id],
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            afterMs: 60 * secondMs,
            who: 'All nurses',
            detail: 'Every nurse is rung',
            users: [...users(nurses)],
          },
        ]),
    supervisorStep(colleagues, first === undefined ? 0 : 150 * secondMs),
  ];
}

/** A review is offered to the supervisor at once; there is nobody above to move on to. */
export const supervisorSteps = (colleagues: readonly Colleague[]): Steps => [
  supervisorStep(colleagues, 0),
];

/**
 * A service outside is rung by the handler. When nobody there has accepted by the service's own
 * target (the response table, at least 3 minutes), a supervisor must act.
 */
export const outsideSteps = (
  colleagues: readonly Colleague[],
  service: {
    readonly name: string;
    readonly telephone: string | null;
    readonly targetMinutes: number;
  },
): Steps => [
  {
    afterMs: 0,
    who: service.name,
    detail:
      service.telephone === null ? 'Ask on the command system' : `You ring ${service.telephone}`,
    users: [],
  },
  supervisorStep(colleagues, Math.min(Math.max(service.targetMinutes, 3), 10) * 60 * secondMs),
];
