import { memo } from 'react';
import type { Outlines } from '#shared/contract/resources.ts';
import type { MapFrame, Size } from './map-frame.ts';
import { lineNames, townNames } from './map-names.ts';

type Position = Outlines['lines'][number]['points'][number];

const tenth = (pixels: number): string => String(Math.round(pixels * 10) / 10);

/** Corners that fall on the same tenth of a pixel as the one before are left out. */
function pathOf(points: readonly Position[], { spotOf }: MapFrame): string {
  const corners = points.map(([lon, lat]) => {
    const { x, y } = spotOf({ lat, lon });
    return `${tenth(x)} ${tenth(y)}`;
  });
  const drawn = corners.filter((corner, at) => corner !== corners[at - 1]);
  return `M${drawn.join('L')}`;
}

/**
 * What lies under the signs: areas, rivers, roads, towns. A sketch to find one's way by; it is described by the lists beside it.
 * Drawn again only when something of it changed: the board ticks every second.
 */
export const MapBase = memo(function MapBase({
  outlines: { areas, towns, lines },
  bare,
  isCompact,
  frame,
  size: { width, height },
}: {
  outlines: Outlines;
  /** Areas that nobody is on for, by name. */
  bare: readonly string[];
  /** Only towns have names then. */
  isCompact: boolean;
  frame: MapFrame;
  size: Size;
}) {
  const names = isCompact ? [] : lineNames(lines, towns, frame);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <pattern id="bare" width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M-2 2 2-2M0 8 8 0M6 10 10 6" />
      </pattern>
      {areas.map(({ name, rings }) => (
        <path
          key={name}
          className={bare.includes(name) ? 'area is-bare' : 'area'}
          fillRule="evenodd"
          d={rings.map((ring) => `${pathOf(ring, frame)}Z`).join('')}
        />
      ))}
      {(['water', 'road', 'motorway'] as const).flatMap((kind) =>
        lines
          .filter((line) => line.kind === kind)
          .map((line) => {
            const path = pathOf(line.points, frame);
            return <path key={path} className={kind} d={path} />;
          }),
      )}
      {names.map(({ name, spot: { x, y } }) => (
        <text key={`${name} ${x}`} className="line-name" x={x} y={y + 4} textAnchor="middle">
          {name}
        </text>
      ))}
      {towns.map(({ name, point }) => {
        const { x, y } = frame.spotOf(point);
        return <circle key={name} className="town" cx={x} cy={y} r={3} />;
      })}
      {townNames(towns, frame).map(({ name, spot: { x, y } }) => (
        <text key={name} className="town" x={x} y={y - 8} textAnchor="middle">
          {name}
        </text>
      ))}
    </svg>
  );
});
