import { deskView, type DeskView } from '#shared/contract/view.ts';
import type { ConcordApi } from './api.ts';

/** The newest view the desk has pushed. */
export type Desk = {
  readonly subscribe: (changed: () => void) => () => void;
  readonly view: () => DeskView | null;
  /** The page's clock less the desk's, in ms, measured when the newest view came. */
  readonly clockOffsetMs: () => number;
  /** Why the last push could not be shown; null while all is well. */
  readonly fault: () => string | null;
};

/** Keeps the newest view by revision. A late push, or one it cannot read, never replaces it. */
export function watchDesk(api: ConcordApi, nowMs: () => number): Desk {
  let newest: DeskView | null = null;
  let offsetMs = 0;
  let fault: string | null = null;
  const listeners = new Set<() => void>();
  api.onView((pushed) => {
    const parsed = deskView.safeParse(pushed);
    if (!parsed.success) {
      fault = parsed.error.issues[0]?.path.join('.') ?? 'view';
    } else if (newest === null || parsed.data.revision > newest.revision) {
      newest = parsed.data;
      offsetMs = nowMs() - newest.nowMs;
      fault = null;
    } else return;
    for (const changed of listeners) changed();
  });
  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    view: () => newest,
    clockOffsetMs: () => offsetMs,
    fault: () => fault,
  };
}
