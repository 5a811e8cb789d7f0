import { describe, expect, it } from 'vitest';
import { paperCode, readPaperCode } from '#shared/protocol/paper-code.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const seed = Number(process.env['SEED'] ?? 20261125);

/** A small generator with a seed, so that a failing code can be made again. */
function seeded(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const random = seeded(seed);
const aHash = (): string =>
  Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');
const codes = Array.from({ length: 200 }, () => paperCode(aHash()));
const plain = (code: string): string[] => Array.from(code.replace('-', ''));

const refusedAs = (text: string): string => {
  const read = readPaperCode(text);
  return read.ok ? `read as ${read.value}` : read.error.reason;
};

describe(`paperCode (seed ${seed})`, () => {
  it('is two groups of four that read back as themselves', () => {
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readPaperCode(code)).toEqual({ ok: true, value: code });
    }
  });

  it('tells scripts apart by the first 35 bits of their fingerprint', () => {
    expect(new Set(codes).size).toBe(codes.length);
    const hash = '7'.repeat(64);
    expect(paperCode(`7777777780${hash.slice(10)}`)).not.toBe(paperCode(hash));
    expect(paperCode(`777777777${'0'.repeat(55)}`)).toBe(paperCode(hash));
  });
});

describe(`readPaperCode (seed ${seed})`, () => {
  it('finds every single wrong letter', () => {
    for (const code of codes) {
      const right = plain(code);
      for (const [place, letter] of right.entries())
        for (const wrong of letters)
          if (wrong !== letter)
            expect(refusedAs(right.with(place, wrong).join('')), `${code} with ${wrong}`).toBe(
              'paper-code-mistyped',
            );
    }
  });

  it('finds any two letters that changed places, neighbours or not', () => {
    for (const code of codes) {
      const right = plain(code);
      for (let a = 0; a < right.length; a += 1)
        for (let b = a + 1; b < right.length; b += 1) {
          const [first = '', second = ''] = [right[a], right[b]];
          if (first === second) continue;
          expect(refusedAs(right.with(a, second).with(b, first).join('')), code).toBe(
            'paper-code-mistyped',
          );
        }
    }
  });

  it('finds a letter left out or typed twice', () => {
    const [code = ''] = codes;
    expect(refusedAs(code.slice(1))).toBe('paper-code-length');
    expect(refusedAs(`${code}${code.slice(-1)}`)).toBe('paper-code-length');
    expect(refusedAs('')).toBe('paper-code-length');
  });

  it('forgives small letters, spaces, dashes, O for 0, I and L for 1', () => {
    for (const code of codes) {
      const loose = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ');
      expect(readPaperCode(` ${loose} `)).toEqual({ ok: true, value: code });
      const spaced = plain(code).join(' ').replaceAll('1', 'I');
      expect(readPaperCode(spaced)).toEqual({ ok: true, value: code });
    }
  });

  it('names a letter that is in no code', () => {
    expect(readPaperCode('7K3M-Q9TU')).toMatchObject({ error: { reason: 'paper-code-letter' } });
    expect(refusedAs('7K3M-Q9T\u{1F600}')).toBe('paper-code-letter');
  });
});
