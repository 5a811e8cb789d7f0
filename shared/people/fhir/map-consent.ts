import type { ItemContent } from './draft.ts';
import { words } from './map-parts.ts';
import type { FhirConsent } from './schema.ts';
import type { ConsentRecord, SourcePointer, Status } from '../person.ts';

/**
 * Consent (R4). Anything but a plain permission is read the narrow way: a refusal anywhere in it is a
 * refusal, and silence is not permission.
 */
export function mapConsent(
  consent: FhirConsent,
  source: SourcePointer,
): ItemContent & { kind: 'consent' } {
  return {
    kind: 'consent',
    origin: 'nhs',
    protectedAs: 'consent',
    source,
    decision: decisionOf(consent),
    about:
      [words(consent.scope), ...consent.category.map(words)]
        .filter((text) => text !== null)
        .join(' · ') || null,
    at: consent.dateTime ?? null,
    status: statusOf(consent.status),
  };
}

function decisionOf({ status, provision }: FhirConsent): ConsentRecord['decision'] {
  const types = [provision?.type, ...(provision?.provision ?? []).map(({ type }) => type)];
  if (status === 'rejected' || types.includes('deny')) return 'deny';
  return provision?.type === 'permit' && status === 'active' ? 'permit' : 'not-stated';
}

/** A refusal stands even where the form calls it "rejected". Drafts and proposals decide nothing. */
const statusOf = (status: FhirConsent['status']): Status => {
  if (status === 'entered-in-error') return status;
  return status === 'active' || status === 'rejected' ? 'active' : 'superseded';
};
