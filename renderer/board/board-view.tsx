import { useState } from 'react';
import type { DeskView, QueueRow, UserView } from '#shared/contract/view.ts';
import { useAct } from '../ui/acts.tsx';
import { DangerBar } from '../ui/danger-bar.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { useNow } from '../ui/use-now.ts';
import { CallTable } from './call-table.tsx';
import { CloseToTarget } from './close-to-target.tsx';
import { OnDuty } from './on-duty.tsx';
import { linesOf } from './lines.ts';
import { ShiftCounts } from './shift-counts.tsx';
import { suggestionOf } from './suggestion.ts';
import { SuggestionBar } from './suggestion-bar.tsx';
import { UnitMap } from './unit-map.tsx';
import './board.css';

/** Every open call of the room: whose it is, where it stands, how long. Nobody is judged by it, and nothing is hidden in it. */
export function BoardView({ view }: { view: DeskView }) {
  const ask = useAsk();
  const { refuse } = useStatus();
  const nowMs = useNow(1000);
  const { setTab, open: openDialog } = useShell();
  const [count, chooseCount] = useState<string | null>(null);
  const calls = linesOf(view, count);
  const counted = view.shift?.counts.find(({ id }) => id === count);
  const [chosen, choose] = useState<string | null>(null);
  const at = calls.findIndex(({ id }) => id === chosen);
  const step = (by: number): void => {
    const next = calls[at === -1 ? 0 : Math.min(calls.length - 1, Math.max(0, at + by))];
    if (next !== undefined) choose(next.id);
  };
  const open = (id: DeskView['calls'][number]['id']): void => {
    void ask('call.select', { callId: id }).then((shown) => {
      if (shown.ok) setTab('call');
    });
  };
  useAct('next', () => {
    step(1);
  });
  useAct('before', () => {
    step(-1);
  });
  useAct('open-call', () => {
    const call = calls[at];
    if (call !== undefined) open(call.id);
  });
  useAct('count', (digit) => {
    chooseCount(view.shift?.counts[digit - 1]?.id ?? null);
  });
  const about = (name: 'outcome' | 'review' | 'give' | 'take-over' | 'whole-record'): void => {
    const call = calls[at];
    if (call === undefined) refuse('Choose a call first: J and K.');
    else openDialog({ name, callId: call.id, title: call.title });
  };
  useAct('outcome', () => {
    about('outcome');
  });
  useAct('review', () => {
    about('review');
  });
  const suggestion = suggestionOf(view, nowMs);
  /** With no other call chosen, G does what is suggested. */
  const suggests = suggestion !== null && (at === -1 || chosen === suggestion.row.callId);
  const give = ({ callId, person: title }: QueueRow, to?: UserView['id']): void => {
    openDialog({ name: 'give', callId, title, ...(to === undefined ? {} : { to }) });
  };
  useAct('give', () => {
    if (suggests) give(suggestion.row, suggestion.to.id);
    else about('give');
  });
  useAct('take-over', () => {
    about('take-over');
  });
  useAct('whole-record', () => {
    about('whole-record');
  });
  const [mapIsLarge, enlargeMap] = useState(false);
  const hasPlan = view.resources.plannedAtMs !== null;
  useAct('map', () => {
    if (hasPlan) enlargeMap(!mapIsLarge);
    else refuse('There is no map without a plan of areas and units: / resources.');
  });
  const map = hasPlan ? (
    <UnitMap resources={view.resources} calls={view.calls} chosen={chosen} onChoose={choose} />
  ) : null;
  const layout = hasPlan ? (mapIsLarge ? ' has-map has-large-map' : ' has-map') : '';
  const waiting = view.queue.filter(({ group }) => group === 'waiting');
  return (
    <div className={`work work-board${layout}`}>
      <main className="pane pane-main" aria-label="Live board">
        <div className="pane-header">
          <h1>{counted?.label ?? 'Calls in progress'}</h1>
          <span className="small muted">
            {counted === undefined
              ? `${calls.length} open, ${waiting.length} waiting for somebody to accept`
              : `${calls.length} of the last 12 hours`}
          </span>
          <span className="push small muted">Soonest response first, then longest</span>
        </div>
        {view.shift !== null && (
          <ShiftCounts shift={view.shift} chosen={count} onChoose={chooseCount} />
        )}
        {mapIsLarge && map}
        <ScrollPane label="Open calls">
          {calls.length === 0 ? (
            <p className="section second">
              {counted === undefined
                ? 'No call is open. A new one appears here by itself.'
                : 'None in the last 12 hours.'}
            </p>
          ) : (
            <CallTable
              calls={calls}
              chosen={chosen}
              nowMs={nowMs}
              onChoose={choose}
              onOpen={open}
            />
          )}
          <CloseToTarget rows={waiting} nowMs={nowMs} onOpen={open} onGive={give} />
        </ScrollPane>
        {suggestion !== null && (
          <SuggestionBar
            suggestion={suggestion}
            nowMs={nowMs}
            hasKey={suggests}
            onGive={() => {
              give(suggestion.row, suggestion.to.id);
            }}
          />
        )}
        <DangerBar />
      </main>
      <OnDuty view={view} nowMs={nowMs} map={mapIsLarge ? null : map} />
    </div>
  );
}
