import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Phone } from '#shared/people/person.ts';

/** The number in full, +44…; null if it cannot be one. Numbers without a country are British. */
export function e164(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, 'GB');
  return parsed?.isPossible() === true ? parsed.number : null;
}

export const withE164 = (phones: readonly Phone[]): readonly Phone[] =>
  phones.map((phone) => ({ ...phone, e164: e164(phone.asWritten) }));
