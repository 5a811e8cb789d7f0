import { Fragment } from 'react';
import type { DiagramView } from '#shared/contract/protocol.ts';
import { LevelGlyph } from '../ui/level.tsx';

type Row = DiagramView['script'][number];

function QuestionRow({ row }: { row: Row }) {
  return (
    <tr>
      <td className="ref">{row.number}</td>
      <th scope="row">{row.question}</th>
      <td className="second">{row.when}</td>
      <td>
        <ul>
          {row.answers.map(({ label, level, leadsTo }) => (
            <li key={label} className="leads">
              <span>{label}</span>
              <span className={leadsTo === null ? 'muted' : undefined}>
                {level !== null && <LevelGlyph level={level} silent />}{' '}
                {leadsTo ?? 'Nobody by itself'}
              </span>
            </li>
          ))}
        </ul>
      </td>
      <td className="ref">{row.next.length === 0 ? 'The end' : row.next.join(', ')}</td>
    </tr>
  );
}

/** T: the same as the picture, in words, for whoever reads it that way. */
export function ScriptTable({ of, title }: { of: DiagramView['script']; title: string }) {
  return (
    <table>
      <caption className="sr-only">{title} as a table</caption>
      <colgroup>
        <col className="col-number" />
        <col className="col-question" />
        <col className="col-when" />
        <col />
        <col className="col-then" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Question</th>
          <th scope="col">When it is asked</th>
          <th scope="col">Answers, and what each leads to by itself</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {of.map((row, index) => (
          <Fragment key={row.id}>
            {row.stage !== of[index - 1]?.stage && (
              <tr className="script-stage">
                <th colSpan={5} scope="rowgroup">
                  {row.stage}
                </th>
              </tr>
            )}
            <QuestionRow row={row} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
