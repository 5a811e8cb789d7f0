import { dayInWords, inWords, isPast } from './dates.ts';
import { isPlanCurrent, reviewInWords } from './expiry.ts';
import type { FlagRecord } from './flag.ts';
import type { Relation } from './person.ts';
import type { CarePlan, PlanPointer } from './plan.ts';
import type { Item, PersonTold, Release } from './record.ts';
import type { ContactView, FlagView, PlanView, PointerView, ProvenanceView } from './view.ts';

/** What one role may see of an item: `null` as fields means all of it. */
export interface Seen {
  readonly fields: ReadonlySet<string> | null;
  readonly release: Release | null;
}

const can = (seen: Seen, field: string): boolean => seen.fields?.has(field) ?? true;
const shown = (seen: Seen, field: string, value: string | null): string | null =>
  can(seen, field) ? value : null;

const told: Readonly<Record<PersonTold, string>> = {
  agreed: 'the person agreed',
  told: 'the person was told',
  'not-safe-to-tell': 'not safe to tell the person',
  refused: 'the person objected',
};

export function provenanceOf(item: Item, seen: Seen, nowMs: number): ProvenanceView {
  const review = reviewInWords(reviewOf(item), nowMs);
  const { release } = seen;
  const stated = 'lawfulBasis' in item ? item.lawfulBasis : null;
  return {
    owner: ownerOf(item) ?? 'Owner not stated by the sender',
    review: review.text,
    reviewOverdue: review.overdue,
    basis: release
      ? `${release.basis}; ${told[release.personTold]}`
      : (stated ?? 'not stated by the sender'),
    released: release
      ? `Released by ${release.byName}, ${dayInWords(release.atMs)}, for ${release.purpose}, until ${dayInWords(release.expiresAtMs)}`
      : null,
  };
}

export function ownerOf(item: Item): string | null {
  if (item.kind === 'flag') return item.authorOrganisation;
  if (item.kind === 'plan') return item.owner;
  return item.kind === 'pointer' ? item.custodian : null;
}

function reviewOf(item: Item): string | null {
  if (item.kind === 'flag') return item.reviewBy;
  return item.kind === 'plan' ? item.reviewDate : null;
}

export function flagView(flag: FlagRecord, seen: Seen, nowMs: number): FlagView {
  return {
    id: flag.id,
    kind: shown(seen, 'category', flag.category) ?? 'Flag',
    text:
      shown(seen, 'text', flag.text) ?? shown(seen, 'category', flag.category) ?? 'Not released',
    notes: shown(seen, 'notes', flag.notes),
    nature: flag.nature,
    about: flag.scope,
    stale: isPast(flag.reviewBy, nowMs),
    created: flag.createdAt === null ? null : inWords(flag.createdAt),
    expires: flag.expiresAt === null ? null : inWords(flag.expiresAt),
    provenance: provenanceOf(flag, seen, nowMs),
  };
}

export function planView(plan: CarePlan, seen: Seen, nowMs: number): PlanView {
  const police = shown(seen, 'aboutPolice', plan.aboutPolice);
  return {
    whatHelps: shown(seen, 'whatHelps', plan.whatHelps),
    whatMakesWorse: shown(seen, 'whatMakesWorse', plan.whatMakesWorse),
    whoToCall: shown(seen, 'whoToCall', plan.whoToCall),
    aboutPolice: police === null ? null : withFloor(police),
    agreedResponse: shown(seen, 'agreedResponse', plan.agreedResponse),
    ownWords: shown(seen, 'ownWords', plan.ownWords),
    other: shown(seen, 'other', plan.other),
    state: isPlanCurrent(plan, nowMs) ? 'current' : 'out-of-date',
    expires: plan.expiresAt === null ? null : inWords(plan.expiresAt),
    provenance: provenanceOf(plan, seen, nowMs),
  };
}

/** The vocabulary requires it: a wish for no police is always shown with its limit. */
const withFloor = (text: string): string =>
  /\bno police\b|\bnot (?:want|like) (?:the )?police\b|\bwithout (?:the )?police\b/i.test(text) &&
  !/unless|life/i.test(text)
    ? `${text.replace(/\.\s*$/, '')} (unless life is at risk)`
    : text;

export const pointerView = (pointer: PlanPointer, seen: Seen, nowMs: number): PointerView => ({
  title: shown(seen, 'title', pointer.title) ?? 'Document',
  heldBy: shown(seen, 'custodian', pointer.custodian) ?? 'holder not stated',
  url: shown(seen, 'url', pointer.url),
  provenance: provenanceOf(pointer, seen, nowMs),
});

export const contactView = (relation: Relation, seen: Seen): ContactView => ({
  name: shown(seen, 'name', relation.name) ?? 'Name not released',
  relation: shown(seen, 'relationship', relation.relationship) ?? 'listed contact',
  phone: shown(seen, 'phones', relation.phones[0]?.asWritten ?? null),
});
