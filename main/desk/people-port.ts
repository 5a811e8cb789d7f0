import { err, ok } from '#shared/kit/result.ts';
import { ageAt } from '#shared/people/dates.ts';
import { asLikelihood } from '#shared/people/likelihood.ts';
import type { Match } from '#shared/people/match.ts';
import { relevantFacts } from '#shared/people/relevant-facts.ts';
import type { PictureView } from '#shared/contract/people.ts';
import { sizeOf, type Picture, type PictureLine } from '#shared/picture/picture.ts';
import { createPictures } from '../picture/picture.ts';
import type { Acting } from '#shared/call/command.ts';
import type { ContactsPort, PeoplePort, Ports } from '../handlers/ports.ts';
import { appended } from '../calls/appended.ts';
import type { Journal, NewEvent } from '../journal/journal.ts';
import { isContactOf, peopleCounts, stewardList } from '../people/counts.ts';
import { findPairs } from '../people/duplicates/find-pairs.ts';
import { isJudged, judgements, peopleCompared } from '../people/duplicates/judged.ts';
import { sideBySide } from '../people/duplicates/side-by-side.ts';
import { peopleListed, personViewed } from '../people/events.ts';
import { createLookUp } from '../people/look-up.ts';
import {
  personFor,
  personRecord,
  wholeRecord,
  quarantineFor,
  releaseItem,
} from '../people/people.ts';
import type { Importer } from './import/importer.ts';
import { personOnCall } from './person-on-call.ts';

const mostListed = 8;
const mostJudged = 20;
const mostWording = 200;

const deskClosed = err({ reason: 'desk-closed', text: 'The desk closed before it was done.' });

const onPage = ({ lines, more, places, calls }: Picture): PictureView => ({
  lines: lines.map((line) => ({ ...line })),
  more,
  places: places.map((place) => ({ ...place })),
  calls: calls.map((call) => ({ ...call })),
});

/** Somebody found through others is no match: chosen, they stand on the call with how they were come upon. */
const connectedMatch = ({ personId, name, why }: PictureLine): Match => ({
  personId,
  name,
  born: null,
  age: null,
  likelihood: 'unlikely',
  reasons: [why],
});

const who = (by: Acting['by']) => ({ user: by.user, role: by.role });

/** The flag cache as handlers see it. Every look is journalled before the answer leaves (DPA 2018 s62). */
export function createPeople(
  journal: Journal,
  nowMs: () => number,
  /** By which a flag has run out: never before the record's newest entry. What is recorded has the desk's own time. */
  judgedAtMs: () => number,
  contacts: ContactsPort,
  importer: Importer,
  inSlices: Ports['inSlices'],
): PeoplePort {
  const { db } = journal;
  const lookUp = createLookUp(db);
  const pictures = createPictures(db);
  /** No look without its record: on a full disk the look is refused in words. */
  const log = (looked: NewEvent) => appended(journal, [looked]);
  /** What was last listed on this desk: somebody can be chosen only from a list that was shown. */
  const lastListed = new Map<string, Match>();
  return {
    lookUp: (text, by, callId) => {
      const { matches: found, askNext } = lookUp(text, nowMs(), mostListed);
      const connected = pictures.atAddress(text, nowMs(), callId);
      const logged =
        found.length + sizeOf(connected) === 0
          ? ok(null)
          : log(
              peopleListed(
                { atMs: nowMs(), by: who(by), callId },
                {
                  count: found.length + sizeOf(connected),
                  what: 'look-up',
                  why: 'find a person',
                },
              ),
            );
      if (!logged.ok) return logged;
      lastListed.clear();
      for (const match of found) lastListed.set(match.personId, match);
      for (const line of connected.lines)
        if (!lastListed.has(line.personId)) lastListed.set(line.personId, connectedMatch(line));
      const matches = found.map((match) => ({ ...match, reasons: [...match.reasons] }));
      return ok({ matches, askNext, connected: onPage(connected) });
    },
    picture: (personId, by, callId) => {
      const picture = pictures.ofPerson(personId, nowMs(), callId);
      const logged = log(
        peopleListed(
          { atMs: nowMs(), by: who(by), callId },
          { count: sizeOf(picture), what: 'picture', why: 'who is connected with a person' },
        ),
      );
      if (!logged.ok) return logged;
      for (const line of picture.lines)
        if (!lastListed.has(line.personId)) lastListed.set(line.personId, connectedMatch(line));
      return ok(onPage(picture));
    },
    listed: (personId) => {
      const match = lastListed.get(personId);
      return match === undefined ? null : { ...match, reasons: [...match.reasons] };
    },
    view: (call, role) => {
      if (call.person === null) return null;
      const view = personFor(db, call.person.personId, role, judgedAtMs());
      return view === null ? null : personOnCall(view, call, contacts);
    },
    age: (call) => {
      const born =
        call.person === null
          ? null
          : (personRecord(db, call.person.personId)?.person.birthDate ?? null);
      return born === null ? null : ageAt(born, judgedAtMs());
    },
    subject: (call) => {
      if (call.person === null) return null;
      const { personId, name } = call.person;
      const person = personRecord(db, personId)?.person;
      const nhs = person?.identifiers.find(({ system, valid }) => system === 'nhs-number' && valid);
      return {
        personId,
        name,
        born: person?.birthDate ?? null,
        nhsNumber: nhs?.value ?? null,
      };
    },
    facts: (call) => {
      if (call.person === null) return { flag_match: 'none', care_plan: 'none' };
      const record = wholeRecord(db, call.person.personId);
      if (record === null) return { flag_match: 'none', care_plan: 'none' };
      const { personId, name, likelihood, reasons } = call.person;
      const match = {
        personId,
        name,
        born: null,
        age: null,
        likelihood: asLikelihood(likelihood),
        reasons,
      };
      return { ...relevantFacts(record, match, judgedAtMs()) };
    },
    logView: (personId, by, callId, why) =>
      log(personViewed({ atMs: nowMs(), by: who(by), callId }, { personId, what: 'record', why })),
    logWaiting: (count, by) =>
      log(
        peopleListed(
          { atMs: nowMs(), by: who(by) },
          { count, what: 'waiting items', why: 'release what the NHS sent' },
        ),
      ),
    isListedContact: (call) =>
      call.person !== null &&
      call.number !== null &&
      isContactOf(db, call.person.personId, call.number),
    quarantine: () =>
      quarantineFor(db, judgedAtMs()).map((item) => ({
        ...item,
        fields: item.fields.map((field) => ({ ...field })),
      })),
    release: (request, by) => {
      const released = releaseItem(journal, request, { ...who(by), name: by.name }, nowMs());
      return released.ok ? ok(null) : released;
    },
    duplicates: async (by) => {
      const pairs = await inSlices(findPairs(db, (a, b) => isJudged(db, a, b)));
      if (pairs === null) return deskClosed;
      const judged = judgements(db, mostJudged);
      const logged = log(
        peopleListed(
          { atMs: nowMs(), by: who(by) },
          {
            count: 2 * (pairs.length + judged.length),
            what: 'possible duplicates',
            why: 'judge them',
          },
        ),
      );
      if (!logged.ok) return logged;
      return ok({
        pairs: pairs.flatMap((pair) => {
          const shown = sideBySide(db, pair);
          return shown === null ? [] : [{ ...shown, rows: shown.rows.map((row) => ({ ...row })) }];
        }),
        judged: judged.flatMap((pair) => {
          const shown = sideBySide(db, { ...pair, why: '' });
          return shown === null ? [] : [{ ...pair, nameA: shown.nameA, nameB: shown.nameB }];
        }),
      });
    },
    judge: ({ a, b, verdict }, by) => {
      if (a >= b || sideBySide(db, { a, b, why: '' }) === null)
        return err({
          reason: 'no-such-pair',
          text: 'These two records are no longer both held. Look for duplicates again.',
        });
      return log(peopleCompared(nowMs(), who(by), { a, b, verdict, byName: by.name }));
    },
    wording: () => stewardList(db).slice(0, mostWording),
    import: async ({ files }, by) => await importer.run(files, who(by)),
    cancelImport: importer.cancel,
    counts: () => ({ ...peopleCounts(db), importing: importer.progress() }),
  };
}
