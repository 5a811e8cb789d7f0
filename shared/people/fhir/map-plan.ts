import type { ItemContent } from './draft.ts';
import { filled, words } from './map-parts.ts';
import type { NameOf } from './names.ts';
import { protectedAs } from './protected.ts';
import type { Resource } from './resource.ts';
import type { DocumentReference, FhirCarePlan } from './schema.ts';
import type { SourcePointer, Status } from '../person.ts';

export const planFields = [
  'whatHelps',
  'whatMakesWorse',
  'whoToCall',
  'aboutPolice',
  'agreedResponse',
  'ownWords',
  'other',
] as const;
export type PlanField = (typeof planFields)[number];

/** In this order: "what does not help" must not be read as help, nor "police" as a response. */
const headings: readonly (readonly [PlanField, RegExp])[] = [
  ['whatMakesWorse', /\bwors|\btriggers?\b|unhelpful|(?:not|n't) help|\bavoid\b/i],
  ['whatHelps', /\bhelp|what works|\bcalm/i],
  ['whoToCall', /who(?:m)? to (?:call|ring|contact|speak)|\bcontacts?\b|\bsupporters?\b/i],
  ['aboutPolice', /\bpolice\b/i],
  ['ownWords', /own words|\bwishes\b|\bwords\b/i],
  ['agreedResponse', /\bagreed\b|\bresponse\b|what (?:we|to|you) (?:will |should )?do/i],
];
const fieldFor = (heading: string): PlanField =>
  headings.find(([, pattern]) => pattern.test(heading))?.[0] ?? 'other';

interface Section {
  readonly heading: string;
  readonly body: string;
}

const planStatus = (status: FhirCarePlan['status']): Status =>
  status === 'active' || status === 'entered-in-error' ? status : 'superseded';

/**
 * CarePlan (R4, UK Core). Sections come from activities whose code is a heading we know, and from notes
 * and a description written "Heading: text". Conditions, goals and outcomes are not read: they are diagnoses.
 */
export function mapCarePlan(
  plan: FhirCarePlan,
  resource: Resource,
  source: SourcePointer,
  nameOf: NameOf,
): ItemContent & { kind: 'plan' } {
  const all = sectionsOf(plan);
  const review = (plan.activity ?? []).find(({ detail }) =>
    /\breview\b/i.test(words(detail?.code) ?? ''),
  )?.detail;
  const sections = all.filter(({ heading }) => !/\breview\b/i.test(heading));
  const field = (wanted: PlanField): string | null =>
    filled(
      sections
        .filter(({ heading }) => fieldFor(heading) === wanted)
        .map(({ heading, body }) =>
          wanted === 'other' && heading !== '' ? `${heading}: ${body}` : body,
        )
        .join(' '),
    );
  return {
    kind: 'plan',
    origin: 'nhs',
    protectedAs: protectedAs(plan.category ?? [], [plan.title ?? null]),
    source,
    title: filled(plan.title) ?? words(plan.category?.[0]),
    whatHelps: field('whatHelps'),
    whatMakesWorse: field('whatMakesWorse'),
    whoToCall: field('whoToCall'),
    aboutPolice: field('aboutPolice'),
    agreedResponse: field('agreedResponse'),
    ownWords: field('ownWords'),
    other: field('other'),
    owner:
      (plan.contributor ?? []).map((one) => nameOf(one, resource)).find((name) => name !== null) ??
      nameOf(plan.author, resource),
    authorRole: null,
    lawfulBasis: null,
    regime: 'uk-gdpr',
    createdAt: plan.created ?? plan.period?.start ?? plan.meta?.lastUpdated ?? null,
    reviewDate: review?.scheduledPeriod?.end ?? review?.scheduledPeriod?.start ?? null,
    expiresAt: plan.period?.end ?? null,
    status: planStatus(plan.status),
  };
}

function sectionsOf(plan: FhirCarePlan): readonly Section[] {
  const activities = (plan.activity ?? []).flatMap(({ detail }): readonly Section[] => {
    const heading = words(detail?.code) ?? '';
    const body = filled(detail?.description) ?? filled(detail?.scheduledString);
    if (detail?.doNotPerform === true)
      return [{ heading: 'Not to be done', body: `Do not ${lowerFirst(body ?? heading)}` }];
    return body === null ? [] : [{ heading, body }];
  });
  const notes = [...(plan.note ?? []).map(({ text }) => text), plan.description ?? '']
    .flatMap((text) => text.split(/\n+/))
    .flatMap(lineSection);
  return [...activities, ...notes];
}

function lineSection(line: string): readonly Section[] {
  if (line.trim() === '') return [];
  const split = /^([^:]{3,60}):\s*(.+)$/.exec(line.trim());
  const [heading, body] = [split?.[1], split?.[2]];
  if (heading !== undefined && body !== undefined && fieldFor(heading) !== 'other')
    return [{ heading, body }];
  return [{ heading: '', body: line.trim() }];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** SNOMED CT types of document that NRL lists as plans (domain.md, National Record Locator). */
const planTypes: Readonly<Record<string, string>> = {
  '736253002': 'Mental health crisis plan',
  '887701000000100': 'Emergency health care plan',
  '1382601000000107': 'ReSPECT form',
  '736366004': 'Advance care plan',
  '735324008': 'Treatment escalation plan',
  '325691000000100': 'Contingency plan',
  '734163000': 'Care plan',
};

/** DocumentReference as a pointer, if it points to a plan; null for any other document. */
export function mapPointer(
  document: DocumentReference,
  resource: Resource,
  source: SourcePointer,
  nameOf: NameOf,
): (ItemContent & { kind: 'pointer' }) | null {
  const code = (document.type?.coding ?? [])
    .map((coding) => coding.code)
    .find((one) => one !== undefined && Object.hasOwn(planTypes, one));
  const title = code === undefined ? undefined : planTypes[code];
  if (code === undefined || title === undefined) return null;
  const attachment = document.content[0]?.attachment;
  return {
    kind: 'pointer',
    origin: 'nhs',
    protectedAs: protectedAs(
      [document.type],
      [document.description ?? null, attachment?.title ?? null],
    ),
    source,
    title,
    code,
    custodian:
      nameOf(document.custodian, resource) ??
      (document.author ?? []).map((one) => nameOf(one, resource)).find((name) => name !== null) ??
      null,
    url: filled(attachment?.url),
    createdAt: document.date ?? null,
    status: document.status === 'current' ? 'active' : document.status,
  };
}
