import { err, ok, type Result } from '#shared/kit/result.ts';
import { fromWall, toWall } from '#shared/s136/london-time.ts';

const dayMs = 86_400_000;
/** A shift is not extended further ahead than this, ms: a slip of the hour would be twice as long. */
const mostAheadMs = 16 * 3_600_000;

/**
 * Reads the time at which a shift ends, as somebody types it: the next moment at which a wall clock in London shows it. In: the
 * text ("02:00") and the present, ms since 1970. Out: ms since 1970, or in words why it is none.
 */
export function untilTyped(text: string, nowMs: number): Result<number, string> {
  const found = /^(\d{1,2})[:.](\d{2})$/u.exec(text.trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  if (found === null || hour > 23 || minute > 59)
    return err(`“${text}” is not a time. Write it as 02:00.`);
  const wall = toWall(nowMs);
  const today = wall - (wall % dayMs) + (hour * 60 + minute) * 60_000;
  const atMs = [today, today + dayMs].map(fromWall).find((one) => one > nowMs) ?? nowMs;
  return atMs - nowMs > mostAheadMs
    ? err(`${text} is more than 16 hours away. Write the end of this shift.`)
    : ok(atMs);
}
