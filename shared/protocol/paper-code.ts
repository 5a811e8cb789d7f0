import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing on paper is read as something else. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters that say which script: 35 bits of its fingerprint. One more guards the typing. */
const length = 7;

/** Multiplies by x in the field of 32 elements, modulo x⁵ + x² + 1. */
const timesX = (value: number): number => (value & 16 ? (value << 1) ^ 37 : value << 1);

/**
 * Zero for a code as printed. Every place weighs a different power of x, so one wrong letter, or two
 * letters that changed places anywhere in the code, never give zero again.
 */
const syndrome = (values: readonly number[]): number =>
  values.reduce((sum, value) => timesX(sum) ^ value, 0);

const printed = (values: readonly number[]): string => {
  const text = values.map((value) => letters[value] ?? '').join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
};

/**
 * The code printed on every page of a script on paper, like "7K3M-Q9TX". It names one version of one
 * script: `hash` is the SHA-256 of the pack file, lower-case hex.
 */
export function paperCode(hash: string): string {
  const bits = BigInt(`0x${hash.slice(0, 9)}`) >> 1n;
  const values = Array.from({ length }, (_, place) =>
    Number((bits >> BigInt(5 * (length - 1 - place))) & 31n),
  );
  // The check letter weighs 1, so it is what is left of the others.
  return printed([...values, syndrome([...values, 0])]);
}

const meant: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * A code as somebody typed it, put back as it was printed: small letters, spaces, dashes, O for 0 and
 * I or L for 1 are understood. Refused, with what to do, when it cannot be a code as it stands.
 */
export function readPaperCode(text: string): Result<string, Refusal> {
  const typed = text.toUpperCase().replaceAll(/[\s\-‐‑–—.]/gu, '');
  const values = Array.from(typed, (letter) => letters.indexOf(meant[letter] ?? letter));
  if (values.length !== length + 1)
    return err({
      reason: 'paper-code-length',
      text: `The code has 8 letters and digits, like 7K3M-Q9TX; this has ${values.length}. It is at the foot of every page.`,
    });
  const stranger = values.indexOf(-1);
  if (stranger >= 0)
    return err({
      reason: 'paper-code-letter',
      text: `"${Array.from(typed)[stranger] ?? ''}" is in no code. Look at the foot of the page again.`,
    });
  if (syndrome(values) !== 0)
    return err({
      reason: 'paper-code-mistyped',
      text: 'A letter of the code is wrong, or two have changed places. Look at the foot of the page again.',
    });
  return ok(printed(values));
}
