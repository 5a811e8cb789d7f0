import { setTimeout as wait } from 'node:timers/promises';
import { createHubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { callOf, makeRoom, offerCall, referralOf, type TestDesk } from '#test/hub/room.ts';

/** Takes calls one after the other on the hub named by the first argument, as many as the second says. */
const [url, count] = process.argv.slice(2);
const room = makeRoom();
const desk = room.addDesk();
const link = createHubLink({
  settings: {
    servers: [url ?? ''],
    prefix: 'concord',
    credentials: null,
    roles: null,
    nkey: null,
    ca: null,
    replicas: 1,
  },
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
  onChange: () => undefined,
});
for (let n = 1; n <= Number(count); n += 1) {
  wholeCall(desk, n);
  link.nudge();
  // No faster than the hub takes it: what waits here would be no load of a desk.
  while (desk.call(callOf(Math.max(1, n - 20)))?.closedAtMs === null) await wait(5);
}
while (desk.journal.exchange.next(0) !== null) await wait(20);
await link.stop();
room.clear();

function wholeCall(taking: TestDesk, n: number): void {
  const by = {
    outside: { name: 'Jo Hale', organisation: 'Crisis team', reference: null },
    recordedBy: taking.user,
  };
  offerCall(taking, n);
  for (let at = 0; at < 8; at += 1)
    taking.say('answer-recorded', callOf(n), {
      question: `question_${at}`,
      values: { [`fact_${at}`]: 'yes' },
      words: 'as it was said on the telephone',
    });
  taking.act(callOf(n), [
    ['acceptance-claimed', { referralId: referralOf(n), by }],
    ['acceptance-confirmed', { referralId: referralOf(n), by }],
  ]);
  taking.say('note-added', callOf(n), { text: 'She is with her sister now' });
  taking.say('call-closed', callOf(n), { reason: null });
}
