import type { PersonView } from '#shared/contract/person-view.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import type { CallState } from './call.ts';
import { decidingFacts } from './facts.ts';

/** The length of one text message in the GSM alphabet (3GPP TS 23.038). */
const messageLength = 160;

/** Only what the record says is nowhere, or asked and denied, is no weapon: not known is not no (design section 1, rule 2). */
const noWeapon: ReadonlySet<string> = new Set(['no', 'put_away']);

/** Police go in first where a weapon was mentioned and is not known to be put away, or a firearm. */
export function policeFirst(call: CallState, pack: Pack): boolean {
  const { weapon, firearm } = decidingFacts(pack, call);
  const given = [weapon ?? []].flat();
  return (
    (given.length > 0 && !given.every((one) => noWeapon.has(one))) ||
    [firearm ?? []].flat().some((one) => one !== 'no')
  );
}

type Part = readonly [label: string, text: string | null];

const plain = (text: string): string =>
  text
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/[–—]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim();

function partsOf(call: CallState, person: PersonView | null, pack: Pack): readonly Part[] {
  const plan = person?.plan ?? null;
  const current = plan !== null && plan.state === 'current' ? plan : null;
  return [
    ['', policeFirst(call, pack) ? 'POLICE FIRST, WEAPON' : null],
    ['', call.caller.addressSaid ?? call.emergency?.where ?? 'ADDRESS NOT KNOWN'],
    [
      '',
      person === null ? null : [person.name, person.age].filter((one) => one !== null).join(' '),
    ],
    ['Ref', call.incidentReference],
    ['Ring', call.number],
    ['Avoid', current?.whatMakesWorse ?? null],
    ['Helps', current?.whatHelps ?? null],
  ];
}

/**
 * What a crew needs, in lines to be read over the radio: police first where there is a weapon, where, who, what makes it worse and what
 * helps. In: the call, the person as this role sees them, the script. Out: one line a part.
 */
export const crewLines = (
  call: CallState,
  person: PersonView | null,
  pack: Pack,
): readonly string[] =>
  partsOf(call, person, pack).flatMap(([label, text]) =>
    text === null ? [] : [label === '' ? plain(text) : `${label}: ${plain(text)}`],
  );

/**
 * The same in one text message of at most 160 characters. Whole parts go in, in that order; the last that does not fit is
 * shortened and ends in "...", and nothing that says police first or where is ever cut to fit something else.
 */
export function crewMessage(call: CallState, person: PersonView | null, pack: Pack): string {
  let message = '';
  for (const line of crewLines(call, person, pack)) {
    const next = message === '' ? line : `${message}. ${line}`;
    if (next.length <= messageLength) {
      message = next;
      continue;
    }
    const room = messageLength - 3;
    return message.length > room - 12 ? message : `${next.slice(0, room)}...`;
  }
  return message;
}
