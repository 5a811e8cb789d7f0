import type { DeskView } from '#shared/contract/view.ts';
import { levelOrder } from '../ui/level.tsx';

type Line = DeskView['calls'][number];

/** Not decided yet comes straight after Now: it may be anything (components.md). */
const rank = ({ level }: Line): number =>
  level === null ? levelOrder.length - 1.5 : levelOrder.indexOf(level);

/** Soonest response first, then the longest open. */
export const inOrder = (calls: readonly Line[]): readonly Line[] =>
  [...calls].sort((a, b) => rank(b) - rank(a) || a.openedAtMs - b.openedAtMs);
