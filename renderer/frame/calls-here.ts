import type { DeskView } from '#shared/contract/view.ts';

/** The calls of this desk and of whoever is signed in; a room has many more, which the board shows. */
export const callsHere = ({ calls }: DeskView): DeskView['calls'] =>
  calls.filter(({ here }) => here);
