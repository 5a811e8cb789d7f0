const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 3 Nov 2025, on this desk's calendar. */
export function fullDate(atMs: number): string {
  const day = new Date(atMs);
  return `${String(day.getDate())} ${months[day.getMonth()] ?? ''} ${String(day.getFullYear())}`;
}

const counted = new Intl.NumberFormat('en-GB');
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 48,672; beyond a thousand million as 4.2 × 10¹⁸, since nobody counts those digits. */
export function count(number: number): string {
  if (number < 1e9) return counted.format(number);
  const [digitsOf = '', powerOf = ''] = number.toExponential(1).split('e+');
  const digits = Array.from(powerOf, (digit) => raised.charAt(Number(digit)));
  return `${digitsOf} × 10${digits.join('')}`;
}

/** 1 call, 12 calls. */
export const counting = (number: number, one: string): string =>
  `${count(number)} ${one}${number === 1 ? '' : 's'}`;

/** In 1.4 seconds. */
export const seconds = (ms: number): string =>
  `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} ${ms >= 950 && ms < 1050 ? 'second' : 'seconds'}`;

/** 4f1c 09ab 77e2 d310: enough to compare by eye. */
export const fingerprint = (hash: string): string =>
  (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
