import type { ItemContent } from './draft.ts';
import { filled, words } from './map-parts.ts';
import { containedIn, type NameOf } from './names.ts';
import { protectedAs } from './protected.ts';
import { isObject, type Resource } from './resource.ts';
import { provenance, type Extension, type Flag } from './schema.ts';
import type { SourcePointer } from '../person.ts';
import type { FlagRecord } from '../flag.ts';

export const flagStatus = {
  active: 'active',
  inactive: 'superseded',
  'entered-in-error': 'entered-in-error',
} as const;

/** Flag (R4, UK Core, BaRS, NHS England Patient Flags) as a flag record. What the sender does not state stays null. */
export function mapFlag(
  flag: Flag,
  resource: Resource,
  source: SourcePointer,
  nameOf: NameOf,
): ItemContent & { kind: 'flag' } {
  const extensions = flag.extension ?? [];
  const text = words(flag.code) ?? 'Flag without words';
  const notes = extensions.flatMap(noteOf).join('\n');
  const about = extensions.map(({ valueReference }) => valueReference?.display ?? null);
  const author = authorOf(resource, nameOf);
  return {
    kind: 'flag',
    origin: 'nhs',
    protectedAs: protectedAs([flag.code, ...(flag.category ?? [])], [...about]),
    source,
    category:
      (flag.category ?? [])
        .map(words)
        .filter((one) => one !== null)
        .join(' · ') || 'Flag',
    nature: natureOf(`${text}\n${notes}`),
    text,
    notes: filled(notes),
    authorOrganisation: author.organisation ?? nameOf(flag.author, resource),
    authorRole: author.role,
    lawfulBasis: null,
    regime: 'uk-gdpr',
    confidentialityBasis: null,
    scope: isPlace(flag) ? 'address' : 'person',
    createdAt: flag.period?.start ?? flag.meta?.lastUpdated ?? null,
    reviewBy: extensions.find(({ url }) => /review/i.test(url))?.valueDate ?? null,
    expiresAt: flag.period?.end ?? null,
    status: flagStatus[flag.status],
  };
}

const noteOf = ({ url, valueAnnotation, valueString }: Extension): readonly string[] => {
  const said = filled(valueAnnotation?.text) ?? (/note/i.test(url) ? filled(valueString) : null);
  return said === null ? [] : [said];
};

const orders =
  /^(?:please\s+)?(?:call|ring|phone|speak|ask|use|send|give|allow|offer|book|contact|tell|keep|wait|knock|approach|inform|do not|don't|never|always|avoid|ensure|make sure|refer|attend|only)\b/i;

/** An instruction begins with what to do; everything else is a fact. */
export const natureOf = (text: string): FlagRecord['nature'] =>
  text.split(/[\n.;]\s*/).some((sentence) => orders.test(sentence.trim())) ? 'instruction' : 'fact';

/** BaRS scene-safety flags ("SS") speak of the scene, whatever their subject reference says. */
const isPlace = (flag: Flag): boolean =>
  (flag.category ?? []).some(({ coding }) =>
    (coding ?? []).some(
      ({ system, code }) => code === 'SS' && /flag-categories-bars/.test(system ?? ''),
    ),
  ) ||
  flag.subject.type === 'Location' ||
  /(?:^|\/)Location\//.test(flag.subject.reference ?? '');

/** Who wrote it, from a Provenance carried inside the flag (NHS England Patient Flags). */
function authorOf(
  resource: Resource,
  nameOf: NameOf,
): { organisation: string | null; role: string | null } {
  const list = resource.body['contained'];
  const inside: readonly unknown[] = Array.isArray(list) ? list : [];
  for (const one of inside) {
    if (!isObject(one) || one['resourceType'] !== 'Provenance') continue;
    const within = typeof one['id'] === 'string' ? containedIn(resource, one['id']) : undefined;
    const agent = provenance.safeParse(one).data?.agent?.[0];
    const organisation =
      nameOf(agent?.onBehalfOf, within) ?? lastPart(agent?.onBehalfOf?.reference);
    return { organisation, role: words(agent?.role?.[0]) };
  }
  return { organisation: null, role: null };
}

/** An organisation given only as a link to the directory: its code is better than nothing. */
const lastPart = (reference: string | undefined): string | null => {
  const code = reference?.split('/').at(-1);
  return code === undefined || code === '' ? null : `organisation ${code}`;
};
