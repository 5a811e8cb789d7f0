const two = (n: number): string => String(n).padStart(2, '0');
const date = (atMs: number): Date => new Date(atMs);

/** 00:52 on this desk's clock. */
export const hourMinute = (atMs: number): string =>
  `${two(date(atMs).getHours())}:${two(date(atMs).getMinutes())}`;

/** 00:52:18 on this desk's clock. */
export const hourMinuteSecond = (atMs: number): string =>
  `${hourMinute(atMs)}:${two(date(atMs).getSeconds())}`;

/** What is left, rounded up to the second, as 03:18. */
export const remaining = (ms: number): string => elapsed(Math.max(0, ms) + 999);

/** 06:42 or 1:06:42, never below nothing. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${two(minutes)}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** 0:42, for what counts down. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Fri 21 Nov */
export const shortDate = (atMs: number): string =>
  `${days[date(atMs).getDay()] ?? ''} ${date(atMs).getDate()} ${months[date(atMs).getMonth()] ?? ''}`;

/** "14 Mar 1987" from an ISO date; anything else as it stands. */
export function wordedDate(iso: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  const [year, month, day] = iso.split('-').map(Number);
  return `${String(day)} ${months[(month ?? 1) - 1] ?? ''} ${String(year)}`;
}
