import { settingsFor } from '#test/hub/nats-server.ts';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { createHubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from '#test/hub/room.ts';
import { asked, setUp, type Asked, type Told } from './hub-messages.ts';

const { url, from, desks, referrals } = setUp.parse(workerData);
if (parentPort === null) throw new Error('this is a part of a bench');
const port: MessagePort = parentPort;
const room = makeRoom(from);

interface Open {
  readonly desk: TestDesk;
  readonly n: number;
  readonly at: number;
}
let open: Open[] = [];
const claimMs: number[] = [];
let waiting: { readonly isThere: () => boolean; readonly tell: () => Told } | null = null;

const counted = ({ journal }: TestDesk, type: string): number =>
  Number(journal.db.get('SELECT count(*) AS n FROM entry WHERE type = ?', type)?.['n'] ?? 0);

function isDecided({ desk, n }: Open): boolean {
  const lost = desk.journal.db.get(
    "SELECT 1 FROM batch WHERE desk = ? AND call_id = ? AND standing = 'lost'",
    desk.journal.deskId,
    callOf(n),
  );
  return lost !== undefined || desk.call(callOf(n))?.referrals[0]?.state === 'accepted';
}
const onChange = (desk: TestDesk): void => {
  for (const one of open)
    if (one.desk === desk && isDecided(one)) claimMs.push(performance.now() - one.at);
  open = open.filter((one) => one.desk !== desk || !isDecided(one));
  look();
};
const look = (): void => {
  if (waiting?.isThere() !== true) return;
  const { tell } = waiting;
  waiting = null;
  port.postMessage(tell());
};

const links = Array.from({ length: desks }, (_, at) => {
  const desk = room.addDesk(from + at === 0 ? 'handler' : 'nurse');
  const { deskId } = desk.journal;
  return createHubLink({
    settings: settingsFor(url),
    deskId,
    exchange: desk.journal.exchange,
    hands: machineHands,
    presence: () => ({ desk: deskId, deskName: '', version: '0', seated: null, users: [] }),
    onChange: () => {
      onChange(desk);
    },
  });
});
const all = (isTrue: (desk: TestDesk) => boolean) => () => room.desks.every(isTrue);
const ownersOf = (n: number): string[] => [
  ...new Set(
    room.desks.map((desk) => JSON.stringify(desk.call(callOf(n))?.referrals[0]?.acceptedBy)),
  ),
];
const seq = ({ journal }: TestDesk): number => journal.exchange.hubSeq();

const waits: Readonly<Partial<Record<Asked['do'], (request: Asked) => typeof waiting>>> = {
  'await-calls': (request) => ({
    isThere: all((desk) => 'count' in request && counted(desk, 'call-opened') >= request.count),
    tell: () => ({ of: 'await-calls' }),
  }),
  'await-notes': (request) => ({
    isThere: all((desk) => 'count' in request && counted(desk, 'note-added') >= request.count),
    tell: () => ({ of: 'await-notes' }),
  }),
  'await-claims': () => ({
    isThere: () => open.length === 0,
    tell: () => ({ of: 'await-claims', claimMs, hubSeq: Math.max(...room.desks.map(seq)) }),
  }),
  'await-seq': (request) => ({
    isThere: all((desk) => 'hubSeq' in request && seq(desk) >= request.hubSeq),
    tell: () => ({
      of: 'await-seq',
      owners: Array.from({ length: referrals }, (_, at) => ownersOf(at + 1)),
      hubSeq: Math.max(...room.desks.map(seq)),
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    }),
  }),
};

function act(request: Asked): void {
  if (request.do === 'offer' && room.desks[0] !== undefined) {
    for (let n = 1; n <= request.count; n += 1) offerCall(room.desks[0], n);
    links[0]?.nudge();
  } else if (request.do === 'note') {
    room.desks[request.desk]?.say('note-added', callOf(1), { text: request.text });
    links[request.desk]?.nudge();
  } else if (request.do === 'claim') {
    for (const index of request.desks) {
      const desk = room.desks[index];
      if (desk === undefined) continue;
      open.push({ desk, n: request.n, at: performance.now() });
      accept(desk, request.n);
      links[index]?.nudge();
    }
  } else if (request.do === 'leave') {
    void Promise.all(links.map((link) => link.stop())).then(() => {
      room.clear();
      port.close();
    });
  } else {
    waiting = waits[request.do]?.(request) ?? null;
    look();
  }
}
port.on('message', (message: unknown) => {
  act(asked.parse(message));
});
waiting = {
  isThere: () => links.every((link) => link.state().state === 'live'),
  tell: () => ({ of: 'ready' }),
};
look();
