/** What the clock on the wall of a control room will say in so many minutes: 02:00. */
export const clockIn = (minutes: number): string =>
  new Date(Date.now() + minutes * 60_000).toLocaleTimeString('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  });
