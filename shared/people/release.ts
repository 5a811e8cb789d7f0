import { err, ok, type Result } from '#shared/kit/result.ts';
import { whyNotInForce } from './expiry.ts';
import { releasableFields } from './fields.ts';
import type { Item, PersonRecord, PersonTold, Release } from './record.ts';

/** What a named NHS discloser asks for. `byRole` comes from the sign-in, never from the page. */
export interface ReleaseRequest {
  readonly itemId: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly basis: string;
  readonly personTold: PersonTold;
  readonly expiresAtMs: number;
}

export interface Discloser {
  readonly role: string;
  readonly name: string;
}

/** The content of an `item-released` event, field by field: nothing else can slip into the record. */
export type ReleaseContent = Omit<Release, 'atMs'> & { readonly personId: string };

export interface ReleaseRefused {
  readonly reason:
    | 'not-a-discloser'
    | 'not-in-quarantine'
    | 'no-fields'
    | 'field-unknown'
    | 'never-releasable'
    | 'not-in-force'
    | 'no-purpose'
    | 'no-basis'
    | 'expiry-past'
    | 'expiry-too-far'
    | 'consent-refused';
  readonly text: string;
}

/** A release is for a year at the most: longer is a new decision. */
const maxReleaseMs = 366 * 24 * 60 * 60 * 1000;

/**
 * Decides whether a discloser's release may be recorded (design section 4; Caldicott principles 2, 3
 * and 8). The caller journals the event; what the handler sees changes when the journal is folded.
 */
export function decideRelease(
  record: PersonRecord,
  item: Item,
  request: ReleaseRequest,
  { role, name }: Discloser,
  nowMs: number,
): Result<ReleaseContent, ReleaseRefused> {
  const refuse = (reason: ReleaseRefused['reason'], text: string) => err({ reason, text });
  if (role !== 'nurse')
    return refuse('not-a-discloser', 'Only a nurse may release what came from the NHS.');
  if (item.origin !== 'nhs')
    return refuse('not-in-quarantine', 'This did not come from the NHS: nothing waits.');
  const fields = [...new Set(request.fields)];
  if (fields.length === 0) return refuse('no-fields', 'Choose at least one field to release.');
  const known = releasableFields(item);
  for (const field of fields) {
    const found = known.find((one) => one.field === field);
    if (!found) return refuse('field-unknown', `This item has no field "${field}".`);
    if (found.whyNot !== null)
      return refuse('never-releasable', `"${found.label}" cannot be released: ${found.whyNot}.`);
  }
  const notInForce = whyNotInForce(item, nowMs);
  if (notInForce !== null) return refuse('not-in-force', `This cannot be released: ${notInForce}.`);
  if (request.purpose.trim() === '') return refuse('no-purpose', 'Say what the release is for.');
  if (request.basis.trim() === '')
    return refuse('no-basis', 'Name the lawful basis of the release.');
  if (request.expiresAtMs <= nowMs)
    return refuse('expiry-past', 'The release would have expired already.');
  if (request.expiresAtMs > nowMs + maxReleaseMs) {
    return refuse('expiry-too-far', 'A release lasts a year at the most. Choose an earlier date.');
  }
  if (/consent/i.test(request.basis) && hasRefused(record)) {
    return refuse(
      'consent-refused',
      'The person has refused consent, so consent cannot be the basis. Name another, or leave it.',
    );
  }
  return ok({
    itemId: item.id,
    personId: item.personId,
    fields,
    purpose: request.purpose.trim(),
    basis: request.basis.trim(),
    personTold: request.personTold,
    expiresAtMs: request.expiresAtMs,
    byName: name,
  });
}

/** One refusal in force outweighs any number of permissions: consent narrows, it never widens. */
export const hasRefused = ({ items }: PersonRecord): boolean =>
  items.some(
    (item) => item.kind === 'consent' && item.status === 'active' && item.decision === 'deny',
  );

/**
 * The fields of an item that the handler role may see now, with the newest release that covers them.
 * A release that rested on consent ends when the person refuses it.
 */
export function releasedNow(
  item: Item,
  record: PersonRecord,
  nowMs: number,
): { readonly fields: ReadonlySet<string>; readonly newest: Release | null } {
  const refused = hasRefused(record);
  const live = record.releases.filter(
    (one) =>
      one.itemId === item.id &&
      one.atMs <= nowMs &&
      one.expiresAtMs > nowMs &&
      !(refused && /consent/i.test(one.basis)),
  );
  const allowed = new Set(
    releasableFields(item).flatMap(({ field, releasable }) => (releasable ? [field] : [])),
  );
  const fields = new Set(live.flatMap((one) => one.fields).filter((field) => allowed.has(field)));
  const newest = [...live].sort((a, b) => b.atMs - a.atMs)[0] ?? null;
  return { fields, newest };
}
