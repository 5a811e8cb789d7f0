import type { DeskView } from '#shared/contract/view.ts';
import type { Room } from './room.ts';

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

const desks = (count: number): string => `${count} ${count === 1 ? 'desk' : 'desks'}`;

/** The hub in the top bar: there, with how many desks, or away since when. */
export function hubOf({ hub }: Room): DeskView['hub'] {
  const now = hub();
  if (now === null) return { state: 'none', text: 'This desk alone' };
  return now.state === 'live'
    ? { state: 'live', text: desks(now.desks) }
    : { state: 'offline', text: `Hub away since ${time.format(now.sinceMs)}` };
}

/** The line on the check list: what it means for the work, and why. */
export function hubCheck({ hub }: Room, at: string): DeskView['checks'][number] {
  const title = 'Control-room hub';
  const now = hub();
  if (now === null)
    return {
      state: 'warn',
      title,
      detail: 'None. This desk works alone: others do not see its calls',
      at,
    };
  return now.state === 'live'
    ? { state: 'ok', title, detail: `${desks(now.desks)} share their calls`, at }
    : {
        state: 'warn',
        title,
        detail: `Away (${now.why}). Work goes on; other desks see it when the hub is back. Acceptances wait: ring instead`,
        at: time.format(now.sinceMs),
      };
}

/** What came from the hub and could not be trusted: somebody has to look. */
export function asideNotice({ journal, flagsTrouble }: Room): readonly string[] {
  const [newest] = journal.exchange.asides(1);
  const flags = flagsTrouble();
  const about =
    flags === null
      ? []
      : [
          `Flags from other desks may be missing here: ${flags}. Calls go on. Tell whoever looks after the hub.`,
        ];
  return newest === undefined
    ? about
    : [
        ...about,
        `A message from the hub was set aside (${newest.subject}): ${newest.why}. Everything else goes on. Tell whoever looks after the hub.`,
      ];
}
