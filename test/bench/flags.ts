import { setTimeout as wait } from 'node:timers/promises';
import { flagStoreOf } from '#main/hub/flags/flag-store.ts';
import { createHubLink, type HubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { importFhirFiles } from '#main/people/import-files.ts';
import { createLookUp } from '#main/people/look-up.ts';
import { peopleProjections } from '#main/people/projections.ts';
import { hasNatsServer, natsServer, settingsFor } from '#test/hub/nats-server.ts';
import { callOf, makeRoom, offerCall, startMs, type TestDesk } from '#test/hub/room.ts';
import { seeded } from '#test/journal/support/random.ts';
import { steward } from '#test/people/desk.ts';
import { percentiles } from './percentiles.ts';

const people = Number(process.env['CONCORD_PEOPLE'] ?? 100_000);
const seed = Number(process.env['CONCORD_SEED'] ?? 5);
const inFile = 5_000;

/**
 * One desk has flags of 100,000 people and tells them; a new desk takes them all in while answers of a call are recorded on it,
 * five a second, each timed. Both desks and the server share the two cores.
 */
export async function benchFlags(): Promise<object> {
  if (!hasNatsServer) return { skipped: 'nats-server is not installed' };
  const server = await natsServer();
  const room = makeRoom();
  const links: HubLink[] = [];
  const join = ({ journal }: TestDesk): HubLink => {
    const link = createHubLink({
      settings: settingsFor(server.url),
      deskId: journal.deskId,
      exchange: journal.exchange,
      flags: flagStoreOf(journal, () => startMs),
      hands: machineHands,
      presence: () => ({
        desk: journal.deskId,
        deskName: '',
        version: '0',
        seated: null,
        users: [],
      }),
      onChange: () => undefined,
    });
    links.push(link);
    return link;
  };
  const flagged = ({ journal }: TestDesk): number =>
    Number(journal.db.get('SELECT count(DISTINCT person_id) AS n FROM person_item')?.['n'] ?? 0);
  try {
    const one = room.addDesk('nurse', peopleProjections);
    for (let from = 0; from < people; from += inFile)
      importFhirFiles(
        one.journal,
        [{ name: `flags-${from}.json`, text: bundle(from, Math.min(from + inFile, people)) }],
        steward,
        startMs,
      );
    const telling = performance.now();
    join(one);
    const store = flagStoreOf(one.journal, () => startMs);
    while (store.toTell(1) !== null) await wait(50);
    const toldMs = performance.now() - telling;
    const two = room.addDesk('handler', peopleProjections);
    offerCall(two, 1);
    const link = join(two);
    const began = performance.now();
    const answers: number[] = [];
    const late: number[] = [];
    for (let n = 0; flagged(two) < people; n += 1) {
      const due = performance.now() + 200;
      await wait(200);
      const at = performance.now();
      // What waited for the sync to give way counts as well: the key was pressed when it was due.
      late.push(at - due);
      two.say('answer-recorded', callOf(1), {
        question: `question_${n % 30}`,
        values: { [`fact_${n % 30}`]: 'yes' },
        words: null,
      });
      answers.push(performance.now() - due);
      link.nudge();
    }
    const syncMs = performance.now() - began;
    const lookUp = createLookUp(two.journal.db);
    const look = (): number => {
      const n = random.below(people);
      const from = performance.now();
      lookUp(`${random.pick(given)} ${random.pick(family)}-${n}`, startMs, 5);
      return performance.now() - from;
    };
    look();
    return {
      target: 'first sync of 100,000 flagged people under 60 s while a call is handled',
      seed,
      people,
      toldSeconds: Math.round(toldMs / 100) / 10,
      syncSeconds: Math.round(syncMs / 100) / 10,
      answerFromKeyPress: percentiles(answers),
      waited: percentiles(late),
      /** Where people came by the sync and not by a file, their index is in many small parts. */
      lookUpsAfter: percentiles(Array.from({ length: 300 }, look)),
      trouble: link.flagsTrouble(),
    };
  } finally {
    for (const link of links) await link.stop();
    room.clear();
    await server.clear();
  }
}

const random = seeded(seed);
const given = ['Aisha', 'Tom', 'Siobhan', 'Wei', 'Olu', 'Marta', 'Iain', 'Priya', 'Jack', 'Noor'];
const family = ['Okafor', 'Walsh', 'Chen', 'Kaur', 'Novak', 'Hughes', 'Begum', 'Murphy', 'Ito'];
const two = (n: number): string => String(n).padStart(2, '0');

/** A searchset with a patient and a reasonable adjustment for each number. */
function bundle(from: number, to: number): string {
  const entry = [];
  for (let n = from; n < to; n += 1) {
    const meta = { versionId: '1', lastUpdated: '2025-01-12T14:30:00+00:00' };
    entry.push(
      {
        resource: {
          resourceType: 'Patient',
          id: `p${n}`,
          meta,
          name: [
            { use: 'official', given: [random.pick(given)], family: `${random.pick(family)}-${n}` },
          ],
          birthDate: `${1940 + random.below(65)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
          telecom: [{ system: 'phone', value: `07700 9${String(n).padStart(5, '0')}` }],
        },
      },
      {
        resource: {
          resourceType: 'Flag',
          id: `f${n}`,
          meta,
          status: 'active',
          code: { text: `Needs time to answer: wait, and ask one thing at a time (${n})` },
          subject: { reference: `Patient/p${n}` },
        },
      },
    );
  }
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry });
}
