import type { DeskView } from '#shared/contract/view.ts';
import { inOrder } from './order.ts';

type Shift = NonNullable<DeskView['shift']>;
export type Line = DeskView['calls'][number] &
  Partial<Pick<Shift['closed'][number], 'outcome' | 'reviews'>>;

/** The rows of the board: every open call, or the calls behind a count, open ones first and then the newest that is over. */
export function linesOf(view: DeskView, count: string | null): readonly Line[] {
  const open = inOrder(view.calls);
  const behind = view.shift?.counts.find(({ id }) => id === count);
  if (behind === undefined || view.shift === null) return open;
  const wanted = new Set<string>(behind.calls);
  const closed = view.shift.closed.toSorted((a, b) => b.openedAtMs - a.openedAtMs);
  return [...open, ...closed].filter(({ id }) => wanted.has(id));
}
