import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadProtocol } from '#main/protocol/load-pack.ts';
import { paperOf } from '#main/protocol/paper/paper-of.ts';
import { printable } from '#main/paper/pen.ts';
import { decide } from '#shared/protocol/decide.ts';
import { paperCode } from '#shared/protocol/paper-code.ts';
import type { Pack, Question } from '#shared/protocol/protocol.ts';
import { factsTold } from '#shared/protocol/revise.ts';
import { bare, pageContents, runsOf, type Run } from '#test/support/pdf-text.ts';
import { smallPack, smallTable } from '#test/support/small-pack.ts';

// Some thirty pages, made twice, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { pack, table, vocabulary } = loadProtocol();
let pdf: Buffer;
let contents: readonly string[];
let runs: readonly (readonly Run[])[];
let pages: readonly string[];

const textOf = (some: readonly Run[]): string => bare(some.map(({ text }) => text).join(''));

beforeAll(async () => {
  pdf = await paperOf(pack, table, vocabulary);
  contents = pageContents(pdf);
  runs = contents.map(runsOf);
  pages = runs.map(textOf);
});

const has = (page: string | undefined, words: string): boolean =>
  page?.includes(bare(printable(words))) === true;

/** How many keys of a script require an emergency by themselves, counted by the decision alone. */
const emergencies = ({ questions }: Pack): number =>
  questions
    .flatMap((question: Question) =>
      ['unknown', ...question.answers.map(({ value }) => value)].map((value) =>
        factsTold(question, { [question.fact]: question.many === true ? [value] : value }),
      ),
    )
    .filter((facts) => decide(pack, facts).level === 'emergency').length;

describe('the script on paper', () => {
  it('is a whole PDF, byte for byte the same each time', async () => {
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.subarray(-6).toString().trim()).toBe('%%EOF');
    expect((await paperOf(pack, table, vocabulary)).equals(pdf)).toBe(true);
    const other = { ...pack, hash: `0${pack.hash.slice(1)}` };
    expect((await paperOf(other, table, vocabulary)).equals(pdf)).toBe(false);
  });

  it('carries pack, version and code on every page', () => {
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      expect(has(page, paperCode(pack.hash)), `page ${index + 1}`).toBe(true);
      expect(has(page, `${pack.id} ${pack.version}`), `page ${index + 1}`).toBe(true);
      expect(has(page, `Page ${index + 1} of ${pages.length}`)).toBe(true);
    }
  });

  it('says first what to do when a life is at risk, and promises nothing', () => {
    for (const words of [
      'Life at risk now',
      'Ask dispatch for police',
      '0116 496 0101',
      'Nobody says that help is coming until somebody has accepted',
      'Not known is treated as yes, never as no',
      'Every doubt goes to a supervisor, by name',
    ])
      expect(has(pages[0], words), words).toBe(true);
  });

  it('breaks no question over two pages, and leaves out none of its words', () => {
    for (const [index, question] of pack.questions.entries()) {
      const on = pages.filter((page) => has(page, `Q${index + 1}${question.short}`));
      expect(on, question.id).toHaveLength(1);
      for (const words of [
        question.say,
        question.another ?? '',
        question.hint ?? '',
        question.sayNow ?? '',
        ...question.answers.map(({ label }, key) => `${key + 1}  ${label}`),
        '0  Not known',
      ])
        expect(has(on[0], words), `${question.id}: ${words}`).toBe(true);
    }
  });

  it('keeps every line on its page, above the foot', () => {
    for (const [index, page] of runs.entries()) {
      const body = page.filter(({ text }) => text.trim() !== '').map(({ y }) => y);
      const foot = body.filter((y) => y < 60);
      expect(Math.min(...body), `page ${index + 1}`).toBeGreaterThan(20);
      // The code and the line beside it stand at one height, and nothing else that low.
      expect(Math.max(...foot) - Math.min(...foot), `page ${index + 1}`).toBeLessThan(5);
    }
  });

  it('sets what is read aloud in 12 points or more', () => {
    const small = bare(
      runs
        .flat()
        .filter(({ size }) => size < 12)
        .map(({ text }) => text)
        .join(''),
    );
    for (const { id, say, another, sayNow } of pack.questions)
      for (const words of [say, another, sayNow])
        if (words !== undefined) expect(small.includes(bare(printable(words))), id).toBe(false);
  });

  it('marks exactly the answers that are an emergency by themselves', () => {
    const marks = pages.join('').split(bare('EMERGENCY: ring now')).length - 1;
    expect(emergencies(pack)).toBeGreaterThan(10);
    // One more is on the first page, where the mark is explained.
    expect(marks).toBe(emergencies(pack) + 1);
  });

  it('has every rule in words, with whom to ring and the number', () => {
    const all = pages.join('');
    for (const { id, because } of pack.rules) expect(has(all, because), id).toBe(true);
    for (const { because } of pack.substitutions) expect(has(all, because)).toBe(true);
    for (const { name, telephone } of Object.values(table.services))
      expect(has(all, `${name}${telephone === null ? '' : `, ${telephone}`}`), name).toBe(true);
    const number = (wanted: string): string =>
      String(pack.questions.findIndex(({ id }) => id === wanted) + 1);
    const past = `If Q${number('domestic')}: 1 Yes BUT NOT IF Q${number('crime-when')}: 3 In the past`;
    expect(has(all, past)).toBe(true);
  });

  it('needs no colour', () => {
    for (const content of contents)
      for (const [, red, green, blue] of content.matchAll(
        /([\d.]+) ([\d.]+) ([\d.]+) (?:SCN|scn|rg|RG)\b/g,
      ))
        expect([green, blue]).toEqual([red, red]);
  });

  it('prints any script, with letters the type does not have', async () => {
    const welsh = { ...smallPack, title: 'Galwadau Tŷ Ŵyr' };
    const small = await paperOf(welsh, smallTable, vocabulary);
    const text = pageContents(small).map((content) => textOf(runsOf(content)));
    expect(has(text[0], 'Galwadau Ty Wyr')).toBe(true);
    expect(has(text.join(''), 'Q2Is there a weapon?')).toBe(true);
    // Life at risk, yes and not known: not known is treated as yes.
    expect(emergencies(smallPack)).toBe(2);
    expect(text.join('').split(bare('EMERGENCY: ring now'))).toHaveLength(2 + 2);
  });
});
