import { setTimeout as wait } from 'node:timers/promises';
import { createHubLink, type HubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { hasNatsServer, natsServer } from '#test/hub/nats-server.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from '#test/hub/room.ts';
import { seeded } from '#test/journal/support/random.ts';
import { percentiles } from './percentiles.ts';

const desks = Number(process.env['CONCORD_DESKS'] ?? 50);
const referrals = Number(process.env['CONCORD_REFERRALS'] ?? 200);
const reachingFor = 10;
const seed = Number(process.env['CONCORD_SEED'] ?? 5);

/**
 * Desks with real journals on a real hub, all in this one process: every desk folds every message. Nurses reach for the same
 * referrals, ten for each, `claimsPerSecond` in the whole room; a claim is over when its own desk knows whose it is.
 */
export async function benchHub(): Promise<object> {
  if (!hasNatsServer) return { skipped: 'nats-server is not installed' };
  const server = await natsServer();
  const room = makeRoom();
  const links: HubLink[] = [];
  try {
    const settings = {
      servers: [server.url],
      prefix: 'concord',
      credentials: null,
      roles: null,
      nkey: null,
      ca: null,
      replicas: 1,
    };
    const open = new Map<string, number>();
    const claims: number[] = [];
    const settle = (desk: TestDesk): void => {
      for (const [key, at] of open) {
        const [who, n] = key.split(' ');
        if (who !== desk.journal.deskId) continue;
        const state = desk.call(callOf(Number(n)))?.referrals[0]?.state;
        const lost = desk.journal.db.get(
          "SELECT 1 FROM batch WHERE desk = ? AND call_id = ? AND standing = 'lost'",
          who,
          callOf(Number(n)),
        );
        if (state !== 'accepted' && lost === undefined) continue;
        open.delete(key);
        claims.push(performance.now() - at);
      }
    };
    for (let at = 0; at < desks; at += 1) {
      const desk = room.addDesk(at === 0 ? 'handler' : 'nurse');
      links.push(
        createHubLink({
          settings,
          deskId: desk.journal.deskId,
          exchange: desk.journal.exchange,
          hands: machineHands,
          presence: () => ({
            desk: desk.journal.deskId,
            deskName: '',
            version: '0',
            seated: null,
            users: [],
          }),
          onChange: () => {
            settle(desk);
          },
        }),
      );
    }
    const until = async (isTrue: () => boolean): Promise<void> => {
      while (!isTrue()) await wait(2);
    };
    await until(() => links.every((link) => link.state().state === 'live'));
    const [handler] = room.desks;
    if (handler === undefined) throw new Error('no desk');
    const offeredAt = performance.now();
    for (let n = 1; n <= referrals; n += 1) offerCall(handler, n);
    links[0]?.nudge();
    await until(() => room.desks.every(({ journal }) => journal.exchange.hubSeq() >= referrals));
    const offeredMs = performance.now() - offeredAt;
    const pushed = await pushes(room.desks, links);
    const random = seeded(seed);
    const perSecond = Number(process.env['CONCORD_CLAIMS_PER_SECOND'] ?? 30);
    const startedAt = performance.now();
    for (let n = 1; n <= referrals; n += 1) {
      const from = random.below(desks - 1);
      for (let k = 0; k < reachingFor; k += 1) {
        const index = 1 + ((from + k * 5) % (desks - 1));
        const desk = room.desks[index];
        if (desk === undefined || open.has(`${desk.journal.deskId} ${n}`)) continue;
        open.set(`${desk.journal.deskId} ${n}`, performance.now());
        accept(desk, n);
        links[index]?.nudge();
      }
      await wait((1000 * reachingFor) / perSecond);
    }
    await until(() => open.size === 0);
    await until(
      () => new Set(room.desks.map(({ journal }) => journal.exchange.hubSeq())).size === 1,
    );
    const winners = Array.from(
      { length: referrals },
      (_, at) =>
        new Set(
          room.desks.map((desk) =>
            JSON.stringify(desk.call(callOf(at + 1))?.referrals[0]?.acceptedBy),
          ),
        ),
    );
    return {
      target:
        'exactly one confirmed each; claims p99 under 250 ms; a push to every desk p99 under 250 ms',
      seed,
      desks,
      referrals,
      claims: percentiles(claims),
      claimsPerSecond: perSecond,
      tookMs: Math.round(performance.now() - startedAt),
      oneWinnerOnEveryDesk: winners.filter((set) => set.size === 1 && !set.has('null')).length,
      offersToEveryDeskMs: Math.round(offeredMs),
      pushed,
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    };
  } finally {
    for (const link of links) await link.stop();
    room.clear();
    await server.clear();
  }
}

/** How long a note on one desk takes until the last of all has it. */
async function pushes(room: readonly TestDesk[], links: readonly HubLink[]): Promise<object> {
  const ms: number[] = [];
  for (let at = 0; at < 200; at += 1) {
    const from = room[at % room.length];
    if (from === undefined) break;
    const started = performance.now();
    from.say('note-added', callOf(1), { text: `pushed ${at}` });
    links[at % room.length]?.nudge();
    // An event lies in a journal with the commit that folds it: asking for the call itself would be most of what is measured.
    while (!room.every((desk) => notesAt(desk) > at)) await wait(1);
    ms.push(performance.now() - started);
  }
  const shown = (desk: TestDesk): number =>
    desk.call(callOf(1))?.notes.filter(({ text }) => text.startsWith('pushed ')).length ?? 0;
  if (!room.every((desk) => shown(desk) === ms.length))
    throw new Error('a desk has a note and does not show it');
  return percentiles(ms);
}

const notesAt = ({ journal }: TestDesk): number =>
  Number(journal.db.get("SELECT count(*) AS n FROM entry WHERE type = 'note-added'")?.['n'] ?? 0);
