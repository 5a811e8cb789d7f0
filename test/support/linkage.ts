import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '#main/csv/rows.ts';
import { createFinder, dayNumber } from '#main/people/index/find.ts';
import { nicknames } from '#main/people/index/nicknames.ts';
import { indexReader } from '#main/people/index/reader.ts';
import { e164 } from '#main/people/phone.ts';
import { textOf, type ReadableDb } from '#main/journal/journal.ts';
import { likelihoodOf } from '#shared/people/identity/likelihood.ts';
import { soughtByFields } from '#shared/people/identity/sought.ts';

/** The ages in the sets count from the year 2026. */
export const setDay = Date.parse('2026-11-26T12:00:00Z');

export interface Asked {
  readonly fields: Readonly<Record<string, string>>;
  readonly scenario: string;
  /** Whom it is about; empty where that person is not in the cache. */
  readonly truth: ReadonlySet<string>;
}

const rowsOf = (path: string): readonly Readonly<Record<string, string>>[] => {
  const parsed = parseCsv(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new Error(`${path}, line ${parsed.error.line}: ${parsed.error.text}`);
  const [head, ...rows] = parsed.value;
  return rows.map(({ fields }) =>
    Object.fromEntries((head?.fields ?? []).map((name, at) => [name, fields[at] ?? ''])),
  );
};

/** The queries of a set with their truth. */
export function askedIn(folder: string): readonly Asked[] {
  const truth = new Map<string, { scenario: string; ids: Set<string> }>();
  for (const { qid = '', id = '', scenario = '' } of rowsOf(join(folder, 'truth.csv'))) {
    const one = truth.get(qid) ?? { scenario, ids: new Set<string>() };
    if (id !== '') one.ids.add(id);
    truth.set(qid, one);
  }
  return rowsOf(join(folder, 'queries.csv')).map(({ qid = '', ...fields }) => {
    const one = truth.get(qid);
    if (!one) throw new Error(`${folder}: no truth for ${qid}`);
    const filled = Object.entries(fields).filter(([, value]) => value !== '');
    return { fields: Object.fromEntries(filled), scenario: one.scenario, truth: one.ids };
  });
}

export interface Measured {
  readonly asked: number;
  readonly recallAt1: number;
  readonly recallAt5: number;
  /** Answers called very likely, and those of them that are somebody else. */
  readonly sure: number;
  readonly sureWrong: number;
  /** Of the questions about people who are not in the cache, how many were called very likely. */
  readonly absentSure: number;
  readonly absent: number;
  readonly calibrationError: number;
  readonly ms: readonly number[];
}

/** Asks every question and counts as `evaluate-lookup.mjs` does. */
export function measure(db: ReadableDb, asked: readonly Asked[], baseRate: number): Measured {
  const finder = createFinder(indexReader(db), nicknames(), baseRate);
  const answers = asked.map(({ fields, truth }) => {
    const at = performance.now();
    const { found } = finder.find(soughtByFields(fields, e164), dayNumber(setDay));
    const ids = found.slice(0, 10).map(({ pid }) => idOf(db, pid));
    const ms = performance.now() - at;
    const [top] = found;
    return {
      ms,
      rank: ids.findIndex((id) => truth.has(id)) + 1,
      absent: truth.size === 0,
      chance: top?.chance ?? null,
      sure: top !== undefined && likelihoodOf(top.weighed, top.chance) === 'very likely',
    };
  });
  const present = answers.filter(({ absent }) => !absent);
  const share = (most: number): number =>
    present.filter(({ rank }) => rank > 0 && rank <= most).length / Math.max(present.length, 1);
  const sure = answers.filter((one) => one.sure);
  return {
    asked: asked.length,
    recallAt1: share(1),
    recallAt5: share(5),
    sure: sure.length,
    sureWrong: sure.filter(({ rank }) => rank !== 1).length,
    absent: answers.length - present.length,
    absentSure: sure.filter(({ absent }) => absent).length,
    calibrationError: calibrationError(answers),
    ms: answers.map(({ ms }) => ms),
  };
}

const idOf = (db: ReadableDb, pid: number): string => {
  const row = db.get('SELECT person_id FROM person WHERE pid = ?', pid);
  return row ? textOf(row, 'person_id') : '';
};

/** Expected calibration error over ten bins (Naeini, Cooper and Hauskrecht 2015). */
function calibrationError(
  answers: readonly { readonly chance: number | null; readonly rank: number }[],
): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, right: 0 }));
  const claims = answers.filter(({ chance }) => chance !== null);
  for (const { chance, rank } of claims) {
    const bin = bins[Math.min(9, Math.floor((chance ?? 0) * 10))];
    if (!bin) continue;
    bin.said += chance ?? 0;
    bin.right += rank === 1 ? 1 : 0;
  }
  const off = bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0);
  return off / Math.max(claims.length, 1);
}
