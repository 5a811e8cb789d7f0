import { useState } from 'react';
import type { ProtocolDetail } from '#shared/contract/protocol.ts';
import { useAct } from '../ui/acts.tsx';
import { FlowDiagram } from './flow-diagram.tsx';
import { ScriptTable } from './script-table.tsx';
import { useZoom } from './use-zoom.ts';

/** The heading, and the script as a picture or, with T, as a table. */
export function ScriptPane({ detail }: { detail: ProtocolDetail }) {
  const { diagram, title, version, questions, routes, approved, comparedWith } = detail;
  const [table, setTable] = useState(false);
  const { pane, scale } = useZoom(diagram.width);
  const turn = (): void => {
    setTable((now) => !now);
  };
  useAct('as-table', turn);
  const named = `${title}, version ${version}`;
  const marked = diagram.nodes.some(({ mark }) => mark !== 'same');
  return (
    <>
      <header className="pane-header protocol-head">
        <h1>{named}</h1>
        <span className="small muted approved">
          {questions} questions, {routes} routes. {approved}
        </span>
        <span className="push row small">
          {marked && comparedWith !== null && (
            <span className="tag tag-accent">
              Changed or new since version {comparedWith.version}
            </span>
          )}
          <span className="tag tag-level lv-emergency">Straight to Emergency · now</span>
          <button type="button" className="link" aria-pressed={table} onClick={turn}>
            {table ? 'As a picture' : 'As a table'}
          </button>
        </span>
      </header>
      <div
        ref={pane}
        className={table ? 'flow-pane script-table' : 'flow-pane'}
        role="region"
        aria-label={table ? 'The script as a table' : 'The script as a picture'}
        // WCAG 2.1.1: what scrolls must scroll by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {table ? (
          <ScriptTable of={diagram.script} title={named} />
        ) : (
          <FlowDiagram of={diagram} title={named} scale={scale} />
        )}
      </div>
    </>
  );
}
