import { inflateSync } from 'node:zlib';

/** A run of text on a page: the size of its type, and how far up it stands, in points. */
export type Run = { readonly size: number; readonly y: number; readonly text: string };

/** What Windows code page 1252 has where Latin 1 has control characters. */
const winAnsi: Readonly<Record<number, string>> = {
  0x80: '€',
  0x85: '…',
  0x91: '‘',
  0x92: '’',
  0x93: '“',
  0x94: '”',
  0x95: '•',
  0x96: '–',
  0x97: '—',
};

const decoded = (hex: string): string =>
  [...Buffer.from(hex, 'hex')].map((byte) => winAnsi[byte] ?? String.fromCharCode(byte)).join('');

/** The uncompressed content of each page, in order. Reads what pdfkit writes, and no other PDF. */
export function pageContents(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendstream', start);
    return [inflateSync(pdf.subarray(start, end)).toString('latin1')];
  });
}

/** The runs of text on one page. */
export function runsOf(content: string): readonly Run[] {
  let size = 0;
  let y = 0;
  const marks =
    /\/F\d+ ([\d.]+) Tf|1 0 0 1 [\d.-]+ ([\d.-]+) Tm|\[((?:<[0-9a-f]*> ?|-?[\d.]+ ?)*)\] TJ/g;
  return [...content.matchAll(marks)].flatMap(([, points, up, shown]) => {
    if (points !== undefined) size = Number(points);
    if (up !== undefined) y = Number(up);
    if (shown === undefined) return [];
    const hex = [...shown.matchAll(/<([0-9a-f]*)>/g)].map(([, part]) => part ?? '');
    return [{ size, y, text: decoded(hex.join('')) }];
  });
}

/** All text of a page without its spaces, since where a line broke says nothing. */
export const bare = (text: string): string => text.replaceAll(/\s+/g, '');
