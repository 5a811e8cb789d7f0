import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isContactOf, peopleCounts } from '#main/people/counts.ts';
import { importFhirFiles } from '#main/people/import-files.ts';
import { createLookUp } from '#main/people/look-up.ts';
import { personForHandler, personRecord, quarantineFor, releaseItem } from '#main/people/people.ts';
import { peopleProjection, peopleProjections } from '#main/people/projections.ts';
import { deriveImport } from '#main/people/derive.ts';
import type { Journal } from '#main/journal/journal.ts';
import { relevantFacts } from '#shared/people/relevant-facts.ts';
import { makeDesk, night, nurse, steward, whitlock, type Desk } from './desk.ts';

const day = 24 * 60 * 60 * 1000;
let desk: Desk;
let journal: Journal;
const lookUp = (text: string, nowMs: number, limit: number) =>
  createLookUp(journal.db)(text, nowMs, limit).matches;
beforeEach(() => {
  desk = makeDesk();
  journal = desk.open();
  importFhirFiles(journal, [whitlock()], steward, night);
});
afterEach(() => {
  desk.clear();
});

const danny = (): string => lookUp('daniel whitlock 14/03/1987', night, 5)[0]?.personId ?? '';
const seen = (nowMs = night) => personForHandler(journal.db, danny(), nowMs);

function releaseAll(on: Journal = journal, expiresAtMs = night + 30 * day): void {
  for (const waiting of quarantineFor(on.db, night)) {
    const fields = waiting.fields.filter(({ releasable }) => releasable).map(({ field }) => field);
    const released = releaseItem(
      on,
      {
        itemId: waiting.itemId,
        fields,
        purpose: 'crisis response',
        basis: 'UK GDPR 6(1)(e), 9(2)(g)',
        personTold: 'told',
        expiresAtMs,
      },
      nurse,
      night,
    );
    expect(released.ok).toBe(true);
  }
}

describe('an NHS plan on the desk', () => {
  it('names what waits and shows nothing of it', () => {
    const view = seen();
    expect(view).toMatchObject({
      name: 'Daniel Whitlock',
      nickname: 'Danny',
      age: 38,
      plan: null,
      flags: [],
      contacts: [],
    });
    expect(view?.withheld.map(({ what }) => what)).toContain('A care plan');
    expect(JSON.stringify(view)).not.toMatch(/Biscuit|Karen|Needs time/);
    expect(peopleCounts(journal.db)).toEqual({ count: 1, waiting: 4, importedAtMs: night });
  });

  it('shows plan, flag and contact after a nurse releases them', () => {
    releaseAll();
    const view = seen();
    expect(view?.plan).toMatchObject({
      whatHelps: expect.stringContaining('Biscuit') as string,
      aboutPolice: 'Prefers no police unless life is at risk (his words, 12 Jan)',
      state: 'current',
      provenance: {
        owner: 'Leicestershire Partnership NHS Trust',
        review: '12 Dec 2026',
        basis: 'UK GDPR 6(1)(e), 9(2)(g); the person was told',
      },
    });
    expect(view?.plan?.provenance.released).toMatch(/^Released by Ruth Adeyemi, 21 Nov 2025/);
    expect(view?.flags[0]).toMatchObject({
      kind: 'Reasonable adjustment',
      created: '12 Jan 2025',
      expires: '12 Jan 2027',
    });
    expect(view?.contacts).toEqual([
      { name: 'Karen Whitlock', relation: 'sister', phone: '07700 900482' },
    ]);
    expect(view?.pointers[0]?.title).toBe('Mental health crisis plan');
    expect(view?.withheld).toEqual([
      {
        kind: 'consent',
        what: 'A consent record',
        why: 'Consent details are never released to call handlers',
      },
    ]);
  });

  it('shows only the fields that were released', () => {
    const plan = quarantineFor(journal.db, night).find(({ kind }) => kind === 'Care plan');
    releaseItem(
      journal,
      {
        itemId: plan?.itemId ?? '',
        fields: ['whatHelps'],
        purpose: 'p',
        basis: 'b',
        personTold: 'told',
        expiresAtMs: night + day,
      },
      nurse,
      night,
    );
    expect(seen()?.plan).toMatchObject({
      whatHelps: expect.stringContaining('Biscuit') as string,
      whoToCall: null,
      agreedResponse: null,
    });
    expect(seen()?.withheld.map(({ what }) => what)).toContain('A care plan: 5 of 6 fields');
  });

  it('hides everything again when the release expires', () => {
    releaseAll(journal, night + day);
    expect(seen(night + day - 1)?.plan).not.toBeNull();
    expect(seen(night + day)?.plan).toBeNull();
  });

  it('drops the flag and the plan by the clock alone', () => {
    releaseAll();
    const record = personRecord(journal.db, danny());
    expect(record && relevantFacts(record, null, night)).toMatchObject({
      care_plan: 'in_date',
      plan_asks_for: ['nurse', 'crisis_team', 'prefers_no_police'],
    });
    const later = Date.parse('2027-01-13T00:00:00Z');
    expect(seen(later)?.flags).toEqual([]);
    expect(seen(later)?.withheld.map(({ why }) => why)).toContain(
      'Not shown: it expired on 12 Jan 2027',
    );
  });

  it('refuses a release by anyone but a nurse', () => {
    const [first] = quarantineFor(journal.db, night);
    const before = journal.lastSeq();
    const refused = releaseItem(
      journal,
      {
        itemId: first?.itemId ?? '',
        fields: ['whatHelps'],
        purpose: 'p',
        basis: 'b',
        personTold: 'told',
        expiresAtMs: night + day,
      },
      { user: 'u', role: 'handler', name: 'Amy' },
      night,
    );
    expect(refused).toMatchObject({ ok: false, error: { reason: 'not-a-discloser' } });
    expect(journal.lastSeq()).toBe(before);
  });

  it('finds Danny by the number of his sister', () => {
    const [match] = lookUp('07700 900482', night, 5);
    expect(match).toMatchObject({
      name: 'Daniel Whitlock',
      likelihood: 'possible',
      reasons: ['number of a listed contact', 'phone only'],
    });
    expect(isContactOf(journal.db, danny(), '+44 7700 900482')).toBe(true);
    expect(isContactOf(journal.db, danny(), '07700 900155')).toBe(false);
  });
});

describe('an import', () => {
  it('counts the same file a second time as unchanged', () => {
    expect(importFhirFiles(journal, [whitlock()], steward, night)).toMatchObject({
      read: 7,
      new: 0,
      changed: 0,
      unchanged: 6,
      notUsed: { Organization: 1 },
    });
    expect(quarantineFor(journal.db, night)).toHaveLength(4);
  });

  it('makes a changed plan wait again', () => {
    releaseAll();
    const { name, text } = whitlock();
    const newer = text
      .replace('Ask about his dog, Biscuit.', 'Ask about his garden.')
      .replace('2025-01-12T14:45:00', '2025-02-12T14:45:00');
    expect(importFhirFiles(journal, [{ name, text: newer }], steward, night)).toMatchObject({
      new: 0,
      changed: 1,
      unchanged: 5,
    });
    expect(seen()?.plan).toBeNull();
    expect(quarantineFor(journal.db, night).map(({ kind }) => kind)).toEqual(['Care plan']);
  });

  it('lets an older version change nothing', () => {
    const { name, text } = whitlock();
    const older = text
      .replace('Biscuit', 'Rusty')
      .replace('2025-01-12T14:45:00', '2024-01-12T14:45:00');
    const summary = importFhirFiles(journal, [{ name, text: older }], steward, night);
    expect(summary).toMatchObject({ changed: 0, unchanged: 6 });
    expect(summary.warned[0]).toMatchObject({
      file: 'whitlock.json',
      place: 'Bundle.entry[3].resource',
    });
    expect(summary.warned[0]?.reason).toMatch(/older version/);
  });

  it('never shows as active what was entered in error', () => {
    releaseAll();
    const { name, text } = whitlock();
    const wrong = text
      .replace('"resourceType": "Flag"', '"resourceType": "Flag", "language": "en"')
      .replace(/("versionId": "2"[\s\S]*?)"status": "active",/, '$1"status": "entered-in-error",')
      .replace('2025-01-12T14:45:00', '2025-03-12T14:45:00');
    importFhirFiles(journal, [{ name, text: wrong }], steward, night);
    expect(seen()?.plan).toBeNull();
    expect(seen()?.withheld.map(({ why }) => why)).toContain(
      'Not shown: the sender entered it in error',
    );
  });

  it('takes nothing of a file with one fault, and all of the good one beside it', () => {
    const { text } = whitlock();
    const bad = {
      name: 'bad.json',
      text: text
        .replaceAll('c7a0', 'c7b0')
        .replace('"birthDate": "1987-03-14"', '"birthDate": "14/03/1987"'),
    };
    const summary = importFhirFiles(journal, [bad, whitlock()], steward, night);
    expect(summary.rejected).toEqual([
      {
        file: 'bad.json',
        place: 'Bundle.entry[1].resource.birthDate',
        reason: expect.stringContaining('is not a date') as string,
      },
    ]);
    expect(peopleCounts(journal.db).count).toBe(1);
  });

  it('writes nothing at all when the transaction fails', () => {
    const { text } = whitlock();
    const before = { seq: journal.lastSeq(), ...peopleCounts(journal.db) };
    expect(() =>
      journal.append(
        [
          {
            type: 'x',
            typeVersion: 1,
            callId: null,
            atMs: night,
            by: null,
            packHash: null,
            content: text.length,
          },
        ],
        {
          alsoInTransaction: (db, stored) => {
            deriveImport(db, stored[0]?.eventId ?? '', night);
            db.run(
              "INSERT INTO person_steward (event_id, file, place, reason, at_ms) VALUES ('e', 'f', 'p', 'r', 1)",
            );
            throw new Error('power fails here');
          },
        },
      ),
    ).toThrow();
    expect({ seq: journal.lastSeq(), ...peopleCounts(journal.db) }).toEqual(before);
  });

  it('is the same after the tables are built again from the journal', () => {
    releaseAll();
    const before = seen();
    journal.close();
    journal = desk.open([{ ...peopleProjection, version: peopleProjections.length + 1000 }]);
    expect(seen()).toEqual(before);
    expect(lookUp('07700 900482', night, 5)).toHaveLength(1);
  });
});
