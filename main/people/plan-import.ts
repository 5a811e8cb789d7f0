import type { Draft, FileRead, Noted, PersonContent, Subject } from '#shared/people/fhir/draft.ts';
import type { SourcePointer } from '#shared/people/person.ts';
import { contradicts, validNhs } from '#shared/people/same-person.ts';
import { storedItem } from '#shared/people/stored.ts';
import { isOlder } from '#shared/people/supersede.ts';
import type { Held, HeldPerson } from './held.ts';
import { idFrom } from './derived-ids.ts';
import { withE164 } from './phone.ts';
import { sha256, type RecordRow } from './record.ts';

/** What one file would change. Nothing is written by planning. */
export interface FilePlan {
  readonly rows: RecordRow[];
  readonly warned: Noted[];
  new: number;
  changed: number;
  unchanged: number;
}

type PersonDraft = Extract<Draft, { kind: 'person' }>;
type ItemDraft = Extract<Draft, { kind: 'item' }>;

interface Ctx {
  readonly held: Held;
  readonly origin: 'nhs' | 'police';
}

/**
 * Compares what was read with what is held and says what each file adds or changes. People of all files
 * come first, so that a flag may stand in another file than its patient.
 */
export function planImport(files: readonly FileRead[], ctx: Ctx): readonly FilePlan[] {
  const plans = files.map((): FilePlan => ({
    rows: [],
    warned: [],
    new: 0,
    changed: 0,
    unchanged: 0,
  }));
  const changedPatients = new Set<string>();
  const own = files.map(() => new Map<string, string>());
  const each = (work: (file: FileRead, plan: FilePlan, own: Map<string, string>) => void): void => {
    for (const [at, file] of files.entries()) {
      const [plan, mine] = [plans[at], own[at]];
      if (plan && mine) work(file, plan, mine);
    }
  };
  each((file, plan, mine) => {
    for (const draft of file.drafts) {
      if (draft.kind === 'person') planPerson(draft, plan, mine, changedPatients, ctx);
    }
  });
  each((file, plan, mine) => {
    for (const draft of file.drafts) if (draft.kind === 'item') planItem(draft, plan, mine, ctx);
    retireContacts(file, plan, mine, changedPatients, ctx);
  });
  return plans;
}

const noId = (key: string): boolean => key.includes('/(no id');

function planPerson(
  draft: PersonDraft,
  plan: FilePlan,
  own: Map<string, string>,
  changedPatients: Set<string>,
  ctx: Ctx,
): void {
  const content: PersonContent = { ...draft.person, phones: withE164(draft.person.phones) };
  const mapped = JSON.stringify(content);
  const hash = sha256(mapped);
  const key = noId(draft.key) ? `Patient/sha256-${hash.slice(0, 32)}` : draft.key;
  const warn = (reason: string) =>
    plan.warned.push({ file: draft.source.file, place: draft.source.place, reason });

  const named = ctx.held.peopleByKey(key);
  const same = named.find((one) => !contradicts(one.content, content));
  if (!same && named.length > 0) {
    warn(
      `${key} is already held for somebody else (another NHS number, or another surname and date of birth). The two are kept apart.`,
    );
  }
  const held = same ?? stubByNumber(content, ctx);
  own.set(draft.key, held?.personId ?? '');
  if (held && held.hash === hash) {
    plan.unchanged += 1;
    return;
  }
  if (held && !held.stub && isOlder(draft.source, held)) {
    warn(`An older version of ${key}; the newer one that is held stays.`);
    plan.unchanged += 1;
    return;
  }
  // People of a police system keep its id, so that its users recognise them.
  const personId =
    held?.personId ??
    (key.startsWith('csv:') ? key.slice(4) : idFrom(key, named.length > 0 ? hash : ''));
  own.set(draft.key, personId);
  if (held && !held.stub) {
    plan.changed += 1;
    changedPatients.add(personId);
  } else plan.new += 1;
  for (const number of validNhs(content)) {
    if (ctx.held.peopleByNhs(number).some((one) => one.personId !== personId)) {
      warn(
        `The NHS number ${number} is also on another record. They are not merged: look at both.`,
      );
    }
  }
  const person = {
    personId,
    sourceKey: key,
    stub: false,
    hash,
    content,
    ...versionOf(draft.source),
  };
  ctx.held.putPerson(person);
  plan.rows.push(rowOf('person', person, mapped, draft.source, JSON.stringify(draft.raw), ctx));
}

/** A record made only because something pointed to this NHS number is taken over by the person it stood for. */
function stubByNumber(content: PersonContent, { held }: Ctx): HeldPerson | undefined {
  const found = validNhs(content).flatMap((number) => held.peopleByNhs(number));
  return found.find(({ stub, sourceKey }) => stub && sourceKey.startsWith('nhs-number:'));
}

function planItem(
  draft: ItemDraft,
  plan: FilePlan,
  own: ReadonlyMap<string, string>,
  ctx: Ctx,
): void {
  const item =
    draft.item.kind === 'relation'
      ? { ...draft.item, phones: withE164(draft.item.phones) }
      : draft.item;
  const mapped = JSON.stringify(item);
  const hash = sha256(JSON.stringify({ ...item, source: null }));
  const key = noId(draft.key)
    ? `${draft.key.split('/')[0] ?? ''}/sha256-${hash.slice(0, 32)}`
    : draft.key;
  const personId = personOf(draft, key, plan, own, ctx);
  const held = ctx.held.item(key, personId);
  const count = (kind: 'new' | 'changed' | 'unchanged') => {
    if (draft.counted) plan[kind] += 1;
  };
  if (held && held.hash === hash) {
    count('unchanged');
    return;
  }
  if (held && isOlder(draft.source, held)) {
    if (draft.counted) {
      plan.warned.push({
        file: draft.source.file,
        place: draft.source.place,
        reason: `An older version of ${key}; the newer one that is held stays.`,
      });
    }
    count('unchanged');
    return;
  }
  count(held ? 'changed' : 'new');
  const itemId = held?.itemId ?? idFrom(personId, key);
  ctx.held.putItem({ itemId, personId, sourceKey: key, hash, mapped, ...versionOf(draft.source) });
  plan.rows.push({
    ...rowOf(
      'item',
      { personId, sourceKey: key, hash },
      mapped,
      draft.source,
      draft.counted ? JSON.stringify(draft.raw) : null,
      ctx,
    ),
    itemId,
  });
}

/** Whom an item belongs to; where nobody fits, a record that only stands for the reference. */
function personOf(
  { subject, source }: ItemDraft,
  itemKey: string,
  plan: FilePlan,
  own: ReadonlyMap<string, string>,
  ctx: Ctx,
): string {
  if (subject.key !== null) {
    const inFile = own.get(subject.key);
    if (inFile !== undefined && inFile !== '') return inFile;
    const found = ctx.held.peopleByKey(subject.key);
    if (found.length === 1 && found[0]) return found[0].personId;
    if (found.length > 1) {
      plan.warned.push({
        ...noteAt(source),
        reason: `${subject.key} is held for more than one person; this stays apart until its patient is sent with it.`,
      });
      return stub(`${subject.key} of ${itemKey}`, subject, source, plan, ctx);
    }
  }
  if (subject.nhsNumber !== null) {
    const found = ctx.held.peopleByNhs(subject.nhsNumber);
    if (found.length === 1 && found[0]) return found[0].personId;
    if (found.length > 1) {
      plan.warned.push({
        ...noteAt(source),
        reason: `The NHS number ${subject.nhsNumber} is on more than one record; this stays apart.`,
      });
      return stub(`nhs-number of ${itemKey}`, subject, source, plan, ctx);
    }
  }
  if (subject.key !== null) return stub(subject.key, subject, source, plan, ctx);
  if (subject.nhsNumber !== null)
    return stub(`nhs-number:${subject.nhsNumber}`, subject, source, plan, ctx);
  plan.warned.push({
    ...noteAt(source),
    reason:
      'It says of nobody whom it is about (no reference, no valid NHS number); it can only be found by its source.',
  });
  return stub(`subject of ${itemKey}`, subject, source, plan, ctx);
}

const noteAt = ({ file, place }: SourcePointer) => ({ file, place });

function stub(
  key: string,
  { display, nhsNumber }: Subject,
  source: SourcePointer,
  plan: FilePlan,
  ctx: Ctx,
): string {
  const known = ctx.held.peopleByKey(key)[0];
  if (known) return known.personId;
  const content: PersonContent = {
    names:
      display === null
        ? []
        : [{ use: 'other', given: [], family: null, text: display, from: null, to: null }],
    birthDate: null,
    deceased: null,
    gender: 'unknown',
    identifiers:
      nhsNumber === null
        ? []
        : [{ system: 'nhs-number', namespace: null, value: nhsNumber, valid: true }],
    phones: [],
    addresses: [],
    inactive: false,
  };
  const mapped = JSON.stringify(content);
  const person = {
    personId: idFrom(key, ''),
    sourceKey: key,
    stub: true,
    hash: sha256(mapped),
    content,
    version: null,
    lastUpdated: null,
  };
  ctx.held.putPerson(person);
  plan.rows.push(
    rowOf('stub', person, mapped, { ...source, version: null, lastUpdated: null }, null, ctx),
  );
  return person.personId;
}

/** Contacts that a newer version of a Patient no longer lists are out of force. */
function retireContacts(
  file: FileRead,
  plan: FilePlan,
  own: ReadonlyMap<string, string>,
  changed: ReadonlySet<string>,
  ctx: Ctx,
): void {
  for (const draft of file.drafts) {
    const personId = draft.kind === 'person' ? (own.get(draft.key) ?? '') : '';
    if (draft.kind !== 'person' || !changed.has(personId)) continue;
    const listed = new Set(file.drafts.filter(({ kind }) => kind === 'item').map(({ key }) => key));
    for (const contact of ctx.held.contactsOf(draft.key, personId)) {
      if (listed.has(contact.sourceKey)) continue;
      const item = storedItem.parse(JSON.parse(contact.mapped));
      if (item.kind !== 'relation' || item.status !== 'active') continue;
      const mapped = JSON.stringify({ ...item, status: 'superseded' });
      const hash = sha256(JSON.stringify({ ...item, status: 'superseded', source: null }));
      plan.rows.push({
        ...rowOf(
          'item',
          { personId, sourceKey: contact.sourceKey, hash },
          mapped,
          draft.source,
          null,
          ctx,
        ),
        itemId: contact.itemId,
      });
    }
  }
}

const versionOf = ({ version, lastUpdated }: SourcePointer) => ({ version, lastUpdated });

function rowOf(
  kind: RecordRow['kind'],
  { personId, sourceKey, hash }: { personId: string; sourceKey: string; hash: string },
  mapped: string,
  source: SourcePointer,
  raw: string | null,
  { origin }: Ctx,
): RecordRow {
  return {
    kind,
    sourceKey,
    personId,
    itemId: null,
    origin,
    ...versionOf(source),
    file: source.file,
    contentHash: hash,
    mapped,
    raw,
  };
}
