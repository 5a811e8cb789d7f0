import { err, ok, type Result } from '#shared/kit/result.ts';
import type { SourcePointer } from '../person.ts';
import { refusedWording } from '../wording-lint.ts';
import type { Draft, FileRead, ItemContent, Noted, Subject } from './draft.ts';
import { bundleSuspicions } from './bundle-suspicions.ts';
import { mapConsent } from './map-consent.ts';
import { mapFlag } from './map-flag.ts';
import { isNhsSystem } from './map-parts.ts';
import { mapContacts, mapPatient, mapRelated, patientWarnings } from './map-person.ts';
import { mapCarePlan, mapPointer, planFields } from './map-plan.ts';
import { namesIn, type NameOf } from './names.ts';
import { openJson, type FileRefused, type Opened } from './open.ts';
import { keyFromReference, keyOf, type Resource } from './resource.ts';
import * as schema from './schema.ts';
import { suspicions } from './suspicions.ts';
import { nhsNumber } from '../nhs-number.ts';
import type { z } from 'zod';

interface Ctx {
  readonly nameOf: NameOf;
  readonly drafts: Draft[];
  readonly notUsed: Map<string, number>;
  readonly warn: (place: string, reason: string) => void;
  readonly refuseWording: (place: string, reason: string) => void;
  refusedItems: number;
}

/**
 * Reads one file into drafts, changing nothing. A file with a fault in any part that Concord uses is
 * refused whole, with the place and the reason; what Concord does not use is counted by type. `open` takes the format apart.
 */
export function readFhir(
  file: { readonly name: string; readonly text: string },
  open: (text: string) => Result<Opened, FileRefused> = openJson,
): Result<FileRead, FileRefused> {
  const opened = open(file.text);
  if (!opened.ok) return opened;
  const { resources, empty, bundles } = opened.value;
  const warned: Noted[] = [];
  const wording: Noted[] = [];
  const ctx: Ctx = {
    nameOf: namesIn(resources),
    drafts: [],
    notUsed: new Map(empty === 0 ? [] : [['(entry without resource)', empty]]),
    warn: (place, reason) => warned.push({ file: file.name, place, reason }),
    refuseWording: (place, reason) => wording.push({ file: file.name, place, reason }),
    refusedItems: 0,
  };
  for (const { body, place: at } of bundles)
    for (const { place, reason } of bundleSuspicions(body, at)) ctx.warn(place, reason);
  for (const resource of resources) {
    for (const { place, reason } of suspicions(resource)) ctx.warn(place, reason);
    const problem = readOne(resource, file.name, ctx);
    if (problem) return err(problem);
  }
  return ok({
    name: file.name,
    read: resources.length + empty,
    drafts: ctx.drafts,
    notUsed: Object.fromEntries(ctx.notUsed),
    warned,
    refusedWording: wording,
    refusedItems: ctx.refusedItems,
  });
}

function readOne(resource: Resource, file: string, ctx: Ctx): FileRefused | null {
  const key = keyOf(resource) ?? `${resource.type}/(no id in ${file} at ${resource.place})`;
  const source = (
    meta: { versionId?: string | undefined; lastUpdated?: string | undefined } | undefined,
  ): SourcePointer => ({
    reference: key,
    version: meta?.versionId ?? null,
    lastUpdated: meta?.lastUpdated ?? null,
    file,
    place: resource.place,
  });
  const use = <T>(
    parsed: z.ZodSafeParseResult<T>,
    then: (value: T) => void,
  ): FileRefused | null => {
    if (!parsed.success) return faultIn(resource, parsed.error);
    then(parsed.data);
    return null;
  };
  const item = (subject: schema.Reference | undefined, content: ItemContent): void => {
    ctx.drafts.push({
      kind: 'item',
      key,
      source: content.source,
      subject: subjectOf(subject),
      item: content,
      raw: resource.body,
      counted: true,
    });
  };
  const notUseBecause = (why: string): void => {
    notUse(ctx, resource.type);
    ctx.warn(resource.place, `This ${resource.type} is not used: ${why}.`);
  };
  switch (resource.type) {
    case 'Patient':
      return use(schema.patient.safeParse(resource.body), (patient) => {
        readPatient(patient, key, source(patient.meta), resource, ctx);
      });
    case 'RelatedPerson':
      return use(schema.relatedPerson.safeParse(resource.body), (related) => {
        warnNumbers(related.identifier, resource, ctx);
        item(related.patient, mapRelated(related, source(related.meta)));
      });
    case 'Flag':
      return use(schema.flag.safeParse(resource.body), (flag) => {
        const mapped = mapFlag(flag, resource, source(flag.meta), ctx.nameOf);
        const bad = [mapped.text, mapped.notes ?? ''].flatMap(refusedWording);
        for (const { found, why } of bad)
          ctx.refuseWording(resource.place, `Refused wording, "${found}": ${why}.`);
        if (bad.length > 0) ctx.refusedItems += 1;
        else if (mapped.scope === 'address') notUseBecause('it is about a place, not a person');
        else item(flag.subject, mapped);
      });
    case 'CarePlan':
      return use(schema.carePlan.safeParse(resource.body), (plan) => {
        item(
          plan.subject,
          lintPlan(mapCarePlan(plan, resource, source(plan.meta), ctx.nameOf), ctx),
        );
      });
    case 'Consent':
      return use(schema.consent.safeParse(resource.body), (consent) => {
        if (consent.patient) item(consent.patient, mapConsent(consent, source(consent.meta)));
        else notUseBecause('it names no patient');
      });
    case 'DocumentReference':
      return use(schema.documentReference.safeParse(resource.body), (document) => {
        const mapped = mapPointer(document, resource, source(document.meta), ctx.nameOf);
        if (mapped && document.subject) item(document.subject, mapped);
        else notUseBecause(mapped ? 'it names no subject' : 'it does not point to a plan');
      });
    default:
      notUse(ctx, resource.type);
      return null;
  }
}

function readPatient(
  patient: schema.Patient,
  key: string,
  source: SourcePointer,
  resource: Resource,
  ctx: Ctx,
): void {
  const person = mapPatient(patient);
  for (const reason of patientWarnings(person)) ctx.warn(resource.place, reason);
  ctx.drafts.push({ kind: 'person', key, source, person, raw: resource.body });
  for (const { at, item } of mapContacts(patient, source)) {
    ctx.drafts.push({
      kind: 'item',
      key: `${key}#contact[${at}]`,
      source: item.source,
      subject: { key, nhsNumber: null, display: null },
      item,
      raw: null,
      counted: false,
    });
  }
}

/** A refused instruction is left out of the plan; what helps the person stays. */
function lintPlan(plan: ItemContent & { kind: 'plan' }, ctx: Ctx): ItemContent {
  const kept: Record<string, string | null> = {};
  for (const field of planFields) {
    const bad = refusedWording(plan[field] ?? '');
    for (const { found, why } of bad) {
      ctx.refuseWording(`${plan.source.place} (${field})`, `Refused wording, "${found}": ${why}.`);
    }
    kept[field] = bad.length > 0 ? null : plan[field];
  }
  return { ...plan, ...kept };
}

function subjectOf(reference: schema.Reference | undefined): Subject {
  const number = isNhsSystem(reference?.identifier?.system)
    ? nhsNumber(reference?.identifier?.value ?? '')
    : null;
  return {
    key: keyFromReference(reference?.reference ?? '', 'Patient'),
    nhsNumber: number,
    display: reference?.display ?? null,
  };
}

function warnNumbers(
  identifiers: schema.Patient['identifier'],
  resource: Resource,
  ctx: Ctx,
): void {
  for (const { system, value } of identifiers ?? []) {
    if (isNhsSystem(system) && nhsNumber(value ?? '') === null) {
      ctx.warn(
        resource.place,
        `The NHS number ${value ?? '(none)'} fails its check digit. Nobody is matched by it.`,
      );
    }
  }
}

const notUse = (ctx: Ctx, type: string): void => {
  ctx.notUsed.set(type, (ctx.notUsed.get(type) ?? 0) + 1);
};

function faultIn(resource: Resource, error: z.ZodError): FileRefused {
  const first = error.issues[0];
  const path = (first?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  return {
    reason: 'not-valid-fhir',
    place: `${resource.place}${path}`,
    text: `${resource.type}${path} ${(first?.message ?? 'is not valid').replace(/^Invalid input: /, 'is not as FHIR R4 has it: ')}.`,
  };
}
