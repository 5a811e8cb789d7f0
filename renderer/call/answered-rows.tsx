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

function AnsweredRow({ row, folded }: { row: Row; folded: boolean }) {
  const { open } = useShell();
  const classes = ['answered-row', folded && 'hide-compact', row.parked && 'is-parked'];
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

/** One row for the first answers, where the window is small. */
function FoldedRow({ rows, onShow }: { rows: readonly Row[]; onShow: () => void }) {
  const last = rows.at(-1);
  if (last === undefined) return null;
  return (
    <li className="answered-row earlier show-compact-grid">
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

/** What was answered and what it did to the response. Up walks the rows, Enter revises one. */
export function AnsweredRows({
  rows,
  folds = true,
}: {
  rows: CallView['answered'];
  /** Whether the first rows fold into one where the window is small. */
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
  const fold = allAnswers || !folds ? 0 : Math.max(0, rows.length - 3);
  return (
    <ol className="answered" aria-label="Answered" ref={list}>
      {fold > 1 && (
        <FoldedRow
          rows={rows.slice(0, fold)}
          onShow={() => {
            setAllAnswers(true);
          }}
        />
      )}
      {rows.map((row, index) => (
        <AnsweredRow key={row.question} row={row} folded={fold > 1 && index < fold} />
      ))}
    </ol>
  );
}
