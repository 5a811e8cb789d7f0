import type { CallState } from '#shared/call/call.ts';
import { whereSaid } from '#shared/call/where-said.ts';
import type { Point } from '#shared/routing/travel.ts';
import type { Ports } from './ports.ts';

/** Where a call is: the newest that was said of it and is a place on the map; null where nothing is. */
export function pointOf(ports: Pick<Ports, 'pointSaid'>, call: CallState): Point | null {
  for (const said of whereSaid(call)) {
    const point = ports.pointSaid(said);
    if (point !== null) return point;
  }
  return null;
}
