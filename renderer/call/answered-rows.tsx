import { useRef } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { useAct } from '../ui/acts.tsx';
import { LevelGlyph, levelShort } from '../ui/level.tsx';
import { useShell } from '../ui/shell.tsx';
import { hourMinute } from '../ui/times.ts';

type Row = CallView['answered'][number];

function Effect({ row }: { row: Row }) {
  if (row.parked) return <span className="effect">not counted</span>;
  if (row.effect === null) return <span className="effect">no change</span>;
  return (
    <span className={`effect lv-${row.effect}`}>
      <LevelGlyph level={row.effect} silent />
      {levelShort[row.effect]}
    </span>
  );
}

function AnsweredRow({ row, foldedCompact }: { row: Row; foldedCompact: boolean }) {
  const { open } = useShell();
  const classes = ['answered-row', foldedCompact && 'hide-compact', row.parked && 'is-parked'];
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      <span className="n">{row.n}</span>
      <span className="q clip">{row.short}</span>
      <span className="a">
        <span className="clip" title={row.answer}>
          {row.answer}
        </span>
      </span>
      <Effect row={row} />
      <time>{hourMinute(row.atMs)}</time>
      <button
        type="button"
        className="revise"
        data-row={row.n}
        aria-label={`Revise answer ${String(row.n)}: ${row.short}`}
        onClick={() => {
          open({ name: 'revise', row: row.n });
        }}
      >
        Revise
      </button>
    </li>
  );
}

/** One row for the first answers, so that the question and its answers stay in sight. */
function FoldedRow({
  rows,
  compact,
  onShow,
}: {
  rows: readonly Row[];
  /** For the small window; the large one has room for more answers. */
  compact: boolean;
  onShow: () => void;
}) {
  const last = rows.at(-1);
  if (last === undefined) return null;
  return (
    <li
      className={
        compact ? 'answered-row earlier show-compact-grid' : 'answered-row earlier hide-compact'
      }
    >
      <span className="n">1–{last.n}</span>
      <span className="q clip">Earlier answers</span>
      <span className="a">
        <span className="clip">{rows.map(({ answer }) => answer).join('. ')}</span>
      </span>
      <span className="effect">answered</span>
      <time>{hourMinute(last.atMs)}</time>
      <button type="button" className="revise" onClick={onShow}>
        Show {last.n}
      </button>
    </li>
  );
}

const keptCompact = 3;
const keptRoomy = 6;

/** How many of the first rows fold into one: none, or at least two. */
const foldOf = (rows: readonly Row[], kept: number): number =>
  rows.length - kept > 1 ? rows.length - kept : 0;

/** What was answered and what it did to the response. Up walks the rows, Enter revises one. */
export function AnsweredRows({
  rows,
  folds = true,
}: {
  rows: CallView['answered'];
  /** Whether the first rows fold into one, sooner where the window is small. */
  folds?: boolean;
}) {
  const { allAnswers, setAllAnswers } = useShell();
  const list = useRef<HTMLOListElement>(null);
  useAct('walk-answers', () => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-row]') ?? [])];
    const shown = buttons.filter((one) => one.offsetParent !== null);
    const at = shown.findIndex((one) => one === document.activeElement);
    (at > 0 ? shown[at - 1] : shown.at(-1))?.focus();
  });
  const keep = allAnswers || !folds ? rows.length : keptCompact;
  const compact = foldOf(rows, keep);
  const roomy = foldOf(rows, Math.max(keep, keptRoomy));
  const showAll = (): void => {
    setAllAnswers(true);
  };
  return (
    <ol className="answered" aria-label="Answered" ref={list}>
      {roomy > 0 && <FoldedRow rows={rows.slice(0, roomy)} compact={false} onShow={showAll} />}
      {compact > 0 && <FoldedRow rows={rows.slice(0, compact)} compact onShow={showAll} />}
      {rows.slice(roomy).map((row, index) => (
        <AnsweredRow key={row.question} row={row} foldedCompact={index + roomy < compact} />
      ))}
    </ol>
  );
}
