import type { Outlines } from '#shared/contract/resources.ts';
import type { ResourcePlan, Shape } from './plan.ts';

const ringsOf = (shape: Shape) =>
  shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();

/** What the map of a plan is drawn on: the rings of its areas and its landmarks, in degrees (WGS 84). */
export const outlinesOf = ({ areas, landmarks, travel }: ResourcePlan): Outlines => ({
  areas: areas.map(({ name, shape }) => ({ name, rings: ringsOf(shape) })),
  towns: landmarks.towns.map(({ name, lat, lon }) => ({ name, point: { lat, lon } })),
  lines: landmarks.lines,
  travel,
});
