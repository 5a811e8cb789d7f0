export type Target = {
  /** Share of the target time that has gone, 0 to 1. */
  readonly gone: number;
  readonly state: 'quiet' | 'near' | 'over';
  /** "1:08 left", "late by 2:10"; null where the target is so long that minutes say enough. */
  readonly left: string | null;
};

const clock = (ms: number): string => {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** How far an offer is towards its target: near in the last quarter, then late (TargetBar). */
export function targetAt(offeredAtMs: number, targetMinutes: number, nowMs: number): Target {
  const wholeMs = targetMinutes * 60_000;
  const goneMs = Math.max(0, nowMs - offeredAtMs);
  if (goneMs > wholeMs)
    return { gone: 1, state: 'over', left: `late by ${clock(goneMs - wholeMs)}` };
  const gone = wholeMs === 0 ? 1 : goneMs / wholeMs;
  const soon = targetMinutes <= 10 || gone >= 0.75;
  return {
    gone,
    state: gone >= 0.75 ? 'near' : 'quiet',
    left: soon ? `${clock(wholeMs - goneMs)} left` : null,
  };
}

/** "03:52" up to an hour, then "1 h 12 min": how long somebody has waited. */
export function waited(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const seconds = Math.floor(Math.max(0, ms) / 1000) % 60;
  return `${String(minutes).padStart(2, '0')}:${String(seconds).padStart(2, '0')}`;
}
