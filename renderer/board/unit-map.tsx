import { Car, SquarePlus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Outlines, ResourcesView } from '#shared/contract/resources.ts';
import { useAsk } from '../ui/use-ask.ts';
import { useSize } from '../ui/use-size.ts';
import { MapBase } from './map-base.tsx';
import { MapCall } from './map-call.tsx';
import { drawMap, type Drawing, type Lines } from './map-drawing.ts';
import type { Size } from './map-frame.ts';
import './map.css';

/** The areas and landmarks of the plan, asked once for every plan. */
function useOutlines(plannedAtMs: number | null): Outlines | null {
  const ask = useAsk();
  const [outlines, setOutlines] = useState<Outlines | null>(null);
  useEffect(() => {
    let gone = false;
    void ask('resources.outlines', {}).then((reply) => {
      if (reply.ok && !gone) setOutlines(reply.value);
    });
    return () => {
      gone = true;
    };
  }, [ask, plannedAtMs]);
  return outlines;
}

/** Cars on their way to a call: from where they were last said to be. */
function Trips({
  units,
  calls,
  frame: { spotOf },
  size,
}: {
  units: ResourcesView['units'];
  calls: Lines;
  frame: Drawing['frame'];
  size: Size;
}) {
  return (
    <svg className="trips" width={size.width} height={size.height} aria-hidden="true">
      {units.map(({ name, point, outOn }) => {
        const to = calls.find(({ id }) => id === outOn)?.point ?? null;
        if (point === null || to === null) return null;
        const [from, until] = [spotOf(point), spotOf(to)];
        return <line key={name} x1={from.x} y1={from.y} x2={until.x} y2={until.y} />;
      })}
    </svg>
  );
}

/** A dot where each unit and suite is, and beside it what it is. */
function Signs({ drawing: { signs, isCompact } }: { drawing: Drawing }) {
  return (
    <>
      {signs.map(({ kind, name, isFree, spot }) => (
        <i
          key={`${kind} ${name}`}
          className={`map-dot ${isFree ? 'is-free' : ''}`}
          style={{ left: spot.x, top: spot.y }}
        />
      ))}
      <ul>
        {signs.map(({ kind, name, says, isFree, box }) => (
          <li
            key={`${kind} ${name}`}
            className={`map-sign ${isCompact ? 'is-compact' : ''} ${isFree ? 'is-free' : ''}`}
            style={{ left: box.x, top: box.y, width: box.width }}
          >
            {kind === 'unit' ? (
              <Car className="icon" aria-hidden="true" />
            ) : (
              <SquarePlus className="icon" aria-hidden="true" />
            )}
            <b>{name}</b>
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Units, suites and open calls where they are, on the areas of the plan. What has no place is said under it, never left out in silence. */
export function UnitMap({
  resources,
  calls,
  chosen,
  onChoose,
}: {
  resources: ResourcesView;
  calls: Lines;
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const ground = useRef<HTMLDivElement>(null);
  const size = useSize(ground);
  const outlines = useOutlines(resources.plannedAtMs);
  const drawing = useMemo(
    () =>
      size === null || outlines === null ? null : drawMap(resources, calls, chosen, outlines, size),
    [resources, calls, chosen, outlines, size],
  );
  return (
    <figure className="unit-map" aria-label="Map of units and open calls">
      <div className="map-ground" ref={ground}>
        {size !== null && outlines !== null && drawing !== null && (
          <>
            <MapBase
              outlines={outlines}
              bare={resources.bareAreas}
              isCompact={drawing.isCompact}
              frame={drawing.frame}
              size={size}
            />
            <Trips units={resources.units} calls={calls} frame={drawing.frame} size={size} />
            {drawing.piles.map((pile) => (
              <MapCall key={pile.calls[0].id} pile={pile} chosen={chosen} onChoose={onChoose} />
            ))}
            <Signs drawing={drawing} />
          </>
        )}
      </div>
      {drawing?.words != null && <figcaption>{drawing.words}</figcaption>}
    </figure>
  );
}
