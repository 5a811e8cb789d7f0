import { err, ok, type Result } from '#shared/kit/result.ts';

/** The encodings a sender may state; the names are those of the WHATWG Encoding Standard. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
] as const;
export type Encoding = (typeof encodings)[number];

const marks: readonly (readonly [readonly number[], Encoding | 'utf-32'])[] = [
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Bytes to text. A byte order mark states the encoding; without one it is as `stated`, else UTF-8. Never guessed: bytes
 * that do not fit are refused with what to do, because a wrong guess spells names wrongly and in silence.
 */
export function decoded(bytes: Uint8Array, stated: Encoding | null): Result<string, string> {
  const mark = marks.find(([begin]) => begin.every((byte, at) => bytes[at] === byte))?.[1] ?? null;
  if (mark === 'utf-32') return err('The file is UTF-32, which is not read. Ask for UTF-8.');
  if (mark !== null && stated !== null && mark !== stated)
    return err(
      `The file begins with the mark of ${mark}, but ${stated} was stated. Which of the two is right?`,
    );
  const encoding = mark ?? stated ?? 'utf-8';
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return err(
      stated === null && mark === null
        ? 'The file is not valid UTF-8. State its encoding (often windows-1252): --encoding, or "encoding:" in the mapping file.'
        : `The file is not valid ${encoding}. Ask the sender for UTF-8.`,
    );
  }
}
