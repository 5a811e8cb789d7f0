import type { Protected } from '../person.ts';
import type { Concept } from './schema.ts';

const codes: Readonly<Record<string, Protected>> = {
  'female-genital-mutilation-flag': 'fgm',
  FGM: 'fgm',
  '902961000000107': 'fgm',
  '715477005': 'fgm',
  'child-protection-information-system-flag': 'child-protection',
  CPIS: 'child-protection',
  'CP-IS': 'child-protection',
};

const diagnosisSystems = /icd-?(?:9|10|11)|\/condition-|ConditionCode|dsm-?[45]/i;

/** What may never reach the handler role, by its code or its words (design section 4; NHS FGM-IS and CP-IS terms of use). */
export function protectedAs(
  concepts: readonly (Concept | undefined)[],
  texts: readonly (string | null)[],
): Protected | null {
  const codings = concepts.flatMap((concept) => concept?.coding ?? []);
  for (const { code } of codings) {
    const found = code === undefined ? undefined : codes[code];
    if (found !== undefined) return found;
  }
  const said = [
    ...codings.map(({ display }) => display ?? null),
    ...concepts.map((one) => one?.text ?? null),
    ...texts,
  ];
  const bySaid = said.map((text) => protectedText(text ?? '')).find((found) => found !== null);
  if (bySaid !== undefined) return bySaid;
  return codings.some(({ system }) => diagnosisSystems.test(system ?? '')) ? 'diagnosis' : null;
}

/** The same for one text. A diagnosis is known by SNOMED's own mark, "(disorder)", or by the word. */
export function protectedText(text: string): Protected | null {
  if (/\bfgm\b|genital mutilation|genital cutting/i.test(text)) return 'fgm';
  if (/\bcp-?is\b|child protection|looked after child/i.test(text)) return 'child-protection';
  if (/\(disorder\)|\bdiagnos(?:is|es|ed)\b/i.test(text)) return 'diagnosis';
  return null;
}
