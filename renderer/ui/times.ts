const two = (n: number): string => String(n).padStart(2, '0');
const date = (atMs: number): Date => new Date(atMs);

/** 00:52 on this desk's clock. */
export const hourMinute = (atMs: number): string =>
  `${two(date(atMs).getHours())}:${two(date(atMs).getMinutes())}`;

/** 00:52:18 on this desk's clock. */
export const hourMinuteSecond = (atMs: number): string =>
  `${hourMinute(atMs)}:${two(date(atMs).getSeconds())}`;

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

/** Fri 21 Nov */
export const shortDate = (atMs: number): string =>
  date(atMs)
    .toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
    .replace(',', '');

/** "14 Mar 1987" from an ISO date; anything else as it stands. */
export function wordedDate(iso: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  return new Date(`${iso}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
