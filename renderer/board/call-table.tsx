import { LevelGlyph, levelShort } from '../ui/level.tsx';
import { elapsed, hourMinute } from '../ui/times.ts';
import type { Line } from './lines.ts';

/** A row a call, open or not yet decided. The row that is chosen is the one Enter opens. */
export function CallTable({
  calls,
  chosen,
  nowMs,
  onChoose,
  onOpen,
}: {
  calls: readonly Line[];
  chosen: string | null;
  nowMs: number;
  onChoose: (id: string) => void;
  onOpen: (id: Line['id']) => void;
}) {
  return (
    <table className="call-table">
      <thead>
        <tr>
          <th>Response needed</th>
          <th>Person</th>
          <th>What is happening</th>
          <th className="hide-compact">Handler</th>
          <th>State</th>
          <th>Owner</th>
          <th className="num">Elapsed</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr
            key={call.id}
            className={call.id === chosen ? 'is-chosen' : undefined}
            onClick={() => {
              onChoose(call.id);
            }}
          >
            <td>
              <span
                className={`level-badge ${call.level === null ? 'undecided' : `lv-${call.level}`}`}
              >
                <LevelGlyph level={call.level} silent />
                {call.level === null ? 'Not decided yet' : levelShort[call.level]}
              </span>
            </td>
            <td>
              <button
                type="button"
                className="link medium"
                aria-current={call.id === chosen ? 'true' : undefined}
                onClick={() => {
                  onOpen(call.id);
                }}
              >
                {call.title}
              </button>
            </td>
            <td>{call.what ?? <span className="muted">No finding yet</span>}</td>
            <td className="hide-compact">{call.handler}</td>
            <td>
              {call.outcome === undefined ? call.state : 'Closed'}
              {call.outcome !== undefined && (
                <span className="until">{call.outcome ?? 'Outcome not entered'}</span>
              )}
              {call.reviews?.map((review) => (
                <span key={review} className="until">
                  {review}
                </span>
              ))}
              {call.obligationsOpen > 0 && (
                <span className="until">
                  {call.obligationsOpen === 1
                    ? '1 thing open'
                    : `${call.obligationsOpen} things open`}
                </span>
              )}
            </td>
            <td className="owner">{call.owner}</td>
            <td className="num tnum">
              {call.outcome === undefined
                ? elapsed(nowMs - call.openedAtMs)
                : hourMinute(call.openedAtMs)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
