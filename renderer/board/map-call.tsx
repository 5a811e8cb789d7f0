import { LevelGlyph } from '../ui/level.tsx';
import type { Pile } from './map-calls.ts';

/** The sign of a call, or of several at one place; a click chooses it in the list. */
export function MapCall({
  pile: { spot, calls },
  chosen,
  onChoose,
}: {
  pile: Pile;
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const on = calls.findIndex(({ id }) => id === chosen);
  // A click on a pile goes through it.
  const next = calls[(on + 1) % calls.length] ?? calls[0];
  const names = calls.map(({ title }) => title).join(', ');
  return (
    <button
      type="button"
      className={`map-call ${on === -1 ? '' : 'is-chosen'}`}
      style={{ left: spot.x, top: spot.y }}
      // The list has the same calls, and J and K go through them.
      tabIndex={-1}
      title={names}
      aria-label={names}
      onClick={() => {
        onChoose(next.id);
      }}
    >
      <LevelGlyph level={calls[0].level} />
      {calls.length > 1 && <span className="map-count tnum">{calls.length}</span>}
    </button>
  );
}
