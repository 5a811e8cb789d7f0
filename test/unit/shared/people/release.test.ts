import { describe, expect, it } from 'vitest';
import type { FlagRecord } from '#shared/people/flag.ts';
import type { ConsentRecord, Person, Protected } from '#shared/people/person.ts';
import { personView } from '#shared/people/person-view.ts';
import { visibleFlags } from '#shared/people/expiry.ts';
import { releasableFields } from '#shared/people/fields.ts';
import type { Item, PersonRecord, Release } from '#shared/people/record.ts';
import { decideRelease, type ReleaseRequest } from '#shared/people/release.ts';

const now = Date.parse('2025-11-21T00:52:00Z');
const day = 24 * 60 * 60 * 1000;
const source = {
  reference: 'Flag/1',
  version: null,
  lastUpdated: null,
  file: 'f.json',
  place: 'Flag',
};
const flag: FlagRecord = {
  id: 'i1',
  personId: 'p1',
  kind: 'flag',
  origin: 'nhs',
  protectedAs: null,
  source,
  category: 'Reasonable adjustment',
  nature: 'fact',
  text: 'Needs time to answer',
  notes: null,
  authorOrganisation: 'A trust',
  authorRole: null,
  lawfulBasis: null,
  regime: 'uk-gdpr',
  confidentialityBasis: null,
  scope: 'person',
  createdAt: '2025-01-01',
  reviewBy: null,
  expiresAt: null,
  status: 'active',
};
const denied: ConsentRecord = {
  id: 'c1',
  personId: 'p1',
  kind: 'consent',
  origin: 'nhs',
  protectedAs: 'consent',
  source,
  decision: 'deny',
  about: null,
  at: null,
  status: 'active',
};
const person: Person = {
  id: 'p1',
  names: [],
  birthDate: null,
  deceased: null,
  gender: 'unknown',
  identifiers: [],
  phones: [],
  addresses: [],
  inactive: false,
};
const record = (items: readonly Item[], releases: readonly Release[] = []): PersonRecord => ({
  person,
  items,
  releases,
  importedAtMs: now,
  source: 'NHS',
});
const request: ReleaseRequest = {
  itemId: 'i1',
  fields: ['text'],
  purpose: 'crisis response',
  basis: 'UK GDPR 6(1)(e)',
  personTold: 'told',
  expiresAtMs: now + day,
};
const nurse = { role: 'nurse', name: 'Ruth' };
const decide = (
  changed: Partial<ReleaseRequest>,
  item: Item = flag,
  by = nurse,
  others: readonly Item[] = [],
) => {
  const decided = decideRelease(
    record([item, ...others]),
    item,
    { ...request, ...changed },
    by,
    now,
  );
  return decided.ok ? 'released' : decided.error.reason;
};
const release: Release = { ...request, byName: 'Ruth', atMs: now };
const handlerSees = (of: PersonRecord) =>
  JSON.stringify(personView(of, { role: 'handler', nowMs: now }));

describe('decideRelease', () => {
  it('releases named fields for a nurse', () => {
    expect(decide({})).toBe('released');
  });

  it('refuses every other role', () => {
    expect(
      ['handler', 'supervisor', 'steward', ''].map((role) => decide({}, flag, { role, name: 'x' })),
    ).toEqual(Array(4).fill('not-a-discloser'));
  });

  it('refuses a release without fields, purpose, basis or a sane expiry', () => {
    expect([
      decide({ fields: [] }),
      decide({ fields: ['text', 'secret'] }),
      decide({ purpose: ' ' }),
      decide({ basis: '' }),
      decide({ expiresAtMs: now }),
      decide({ expiresAtMs: now + 400 * day }),
    ]).toEqual([
      'no-fields',
      'field-unknown',
      'no-purpose',
      'no-basis',
      'expiry-past',
      'expiry-too-far',
    ]);
  });

  it.each<Protected>(['fgm', 'child-protection', 'diagnosis', 'consent'])(
    'never releases %s',
    (protectedAs) => {
      const item = { ...flag, protectedAs };
      expect(releasableFields(item).every(({ releasable }) => !releasable)).toBe(true);
      expect(decide({}, item)).toBe('never-releasable');
      const shown = handlerSees(record([item], [release]));
      expect(shown).not.toContain('Needs time');
    },
  );

  it('does not let the words of a withheld flag tell its kind', () => {
    expect(handlerSees(record([{ ...flag, protectedAs: 'fgm', text: 'FGM' }]))).not.toMatch(
      /fgm|genital/i,
    );
  });

  it('finds FGM and child protection in free text as well', () => {
    const item = { ...flag, notes: 'Family history of FGM' };
    expect(decide({ fields: ['notes'] }, item)).toBe('never-releasable');
    expect(decide({ fields: ['text'] }, item)).toBe('released');
  });

  it('does not accept consent as the basis once it was refused', () => {
    expect(decide({ basis: 'consent' }, flag, nurse, [denied])).toBe('consent-refused');
    expect(decide({ basis: 'vital interests' }, flag, nurse, [denied])).toBe('released');
    const onConsent = { ...release, basis: 'shared by consent' };
    expect(handlerSees(record([flag], [onConsent]))).toContain('Needs time');
    expect(handlerSees(record([flag, denied], [onConsent]))).not.toContain('Needs time');
  });

  it('lets no consent widen what is seen', () => {
    const permit: ConsentRecord = { ...denied, decision: 'permit' };
    expect(handlerSees(record([flag, permit]))).not.toContain('Needs time');
  });

  it('refuses what is not in force', () => {
    expect([
      decide({}, { ...flag, status: 'entered-in-error' }),
      decide({}, { ...flag, expiresAt: '2025-11-20' }),
    ]).toEqual(['not-in-force', 'not-in-force']);
  });
});

describe('visibleFlags', () => {
  it('drops expired, superseded and mistaken flags by the clock alone', () => {
    const flags = [
      flag,
      { ...flag, expiresAt: '2025-11-20' },
      { ...flag, expiresAt: '2025-11-21' },
      { ...flag, status: 'superseded' as const },
      { ...flag, status: 'entered-in-error' as const },
    ];
    expect(visibleFlags(flags, now)).toEqual([flags[0], flags[2]]);
  });

  it('says that a review is overdue', () => {
    const view = personView(record([{ ...flag, origin: 'police', reviewBy: '2025-11-01' }]), {
      role: 'handler',
      nowMs: now,
    });
    expect(view.flags[0]).toMatchObject({
      stale: true,
      provenance: { review: 'overdue since 1 Nov 2025', reviewOverdue: true },
    });
  });
});
