import { scriptCheck } from '#shared/protocol/release-view.ts';
import type { DeskFrame } from '../handlers/desk-view.ts';
import { practiceCalls } from './practice/practice.ts';
import { asideNotice, hubCheck, hubOf } from './hub-words.ts';
import type { Room } from './room.ts';
import { version } from './version.ts';

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium' });
const dayAndTime = (atMs: number): string => `${day.format(atMs)}, ${time.format(atMs)}`;

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const clockNotice = (setBackFrom: number | null): readonly string[] =>
  setBackFrom === null
    ? []
    : [
        `The clock of this computer was set back: the newest entry of the record is of ${dayAndTime(setBackFrom)}. Times on screen are wrong until it is put right; flags are shown as of that entry. Tell whoever looks after the computer.`,
      ];

/** The check list of the ready screen: what works on this desk, in words, with the time it was true. */
export function frameOf(
  room: Room,
  theme: DeskFrame['theme'],
  notices: readonly string[],
  startedAtMs: number,
): DeskFrame {
  const { ports, journal } = room;
  const at = time.format(startedAtMs);
  const { count, waiting, importedAtMs } = ports.people.counts();
  const { versions } = ports;
  const script = { working: versions.working(), against: versions.against() };
  const chain = journal.startReport;
  return {
    version,
    ...room.names(),
    practice: room.practice,
    handedOver: room.practice ? practiceCalls.map((text) => ({ level: null, text })) : [],
    theme,
    hub: hubOf(room),
    dispatch: 'none',
    checks: [
      {
        state: chain.ok ? 'ok' : 'fault',
        title: 'The record on this desk',
        detail: chain.ok
          ? 'Every event follows the one before'
          : 'The chain is broken: run "concord journal verify"',
        at,
      },
      {
        state: count === 0 ? 'warn' : 'ok',
        title: 'Flags kept on this desk',
        detail:
          count === 0
            ? 'Nobody imported yet. A steward imports a file with / import'
            : `${plural(count, 'person', 'people')}${waiting === 0 ? '' : `, ${plural(waiting, 'item waits', 'items wait')} for a nurse`}. Works if the network drops`,
        at: importedAtMs === null ? '' : time.format(importedAtMs),
      },
      {
        ...scriptCheck(versions.find(script.working.hash), script, versions.trouble()),
        at,
      },
      hubCheck(room, at),
    ],
    notices: [
      ...notices,
      ...clockNotice(room.clockSetBackFrom()),
      ...asideNotice(room),
      ...(room.hubTrouble === null ? [] : [`This desk works alone: ${room.hubTrouble}`]),
      ...versions.notices(ports.calls.open()),
    ],
    fault: null,
  };
}
