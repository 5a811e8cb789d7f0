import type { CallView } from '#shared/contract/call-view.ts';
import { elapsed, hourMinute, shortDate } from '../ui/times.ts';
import { useNow } from '../ui/use-now.ts';
import { CallerMarks, CallerRows } from './on-the-line.tsx';

const lines = {
  connected: 'On the line',
  silent: 'Silent line',
  dropped: 'Line dropped',
  ended: 'Call ended',
};

const sources = {
  phone: 'telephone',
  'walk-in': 'walk-in, no telephone',
  radio: 'by radio',
  'other-force': 'from another force',
};

function LineState({ call }: { call: CallView }) {
  const now = useNow();
  if (call.paper !== null)
    return (
      <span className="push">
        From paper, began {shortDate(call.openedAtMs)} {hourMinute(call.openedAtMs)}
      </span>
    );
  const good = call.line === 'connected' && !call.held;
  return (
    <span className="push">
      <i className={`status-dot in-line ${good ? 'ok' : 'warn'}`} />
      {call.held ? 'Held' : lines[call.line]} {elapsed((call.closedAtMs ?? now) - call.openedAtMs)}
    </span>
  );
}

/** Number, line and relation. The phone is not a person and not an address. */
export function CallerPop({ call }: { call: CallView }) {
  const { caller } = call;
  return (
    <section className="section caller-pop">
      <div className="section-title">
        <h2>Who and where</h2>
        <LineState call={call} />
      </div>
      <CallerMarks call={call} />
      <div className="line">
        <span className="number">{call.number ?? 'No number'}</span>
        <span className="small muted">{sources[call.source]}</span>
      </div>
      <dl className="pair">
        {call.paper !== null && (
          <>
            <dt>From paper</dt>
            <dd>
              Times are those on the sheet. Entered {shortDate(call.paper.enteredAtMs)}{' '}
              {hourMinute(call.paper.enteredAtMs)} by {call.paper.enteredBy}, code{' '}
              <span className="ref nowrap">{call.paper.code}</span>
            </dd>
          </>
        )}
        <dt>Caller</dt>
        <dd>
          {caller.name === null ? <span className="muted">Not known</span> : <b>{caller.name}</b>}{' '}
          {caller.relation !== null && <span className="tag tag-accent">{caller.relation}</span>}{' '}
          {caller.listedContact && (
            <span className="small muted hide-compact">listed contact, known to us</span>
          )}
        </dd>
        <dt>Address said</dt>
        <dd>
          {caller.addressSaid ?? (
            <>
              <span className="muted">Not said yet. </span>
              <b>Ask for the address; do not read one out.</b>
            </>
          )}{' '}
          {caller.addressSaid !== null && (
            <span className="small muted">
              {caller.addressSaidBy !== null && `by ${caller.addressSaidBy}`}
              {caller.addressSaidAtMs !== null && `, ${hourMinute(caller.addressSaidAtMs)}`}
            </span>
          )}
          {caller.place !== null && <span className="second small place-said">{caller.place}</span>}
        </dd>
        <CallerRows call={call} />
        {call.linkedCalls24h > 0 && (
          <>
            <dt>Linked</dt>
            <dd>
              {call.linkedCalls24h} other {call.linkedCalls24h === 1 ? 'call' : 'calls'} in 24
              hours. <b>Judge them together.</b>{' '}
              <span className="small muted hide-compact">{call.linkedBy.join(', ')}</span>
            </dd>
          </>
        )}
        {call.frequent.length > 0 && (
          <>
            <dt>Frequent</dt>
            <dd>{call.frequent.join('. ')}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
