/**
 * An NHS number without spaces or hyphens if its check digit is right, else null.
 * Modulus 11, NHS Data Dictionary, "NHS NUMBER": weights 10 to 2; a remainder that calls for 10 is not a number.
 */
export function nhsNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits)) return null;
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, at) => total + Number(digit) * (10 - at),
    0,
  );
  const check = 11 - (sum % 11);
  if (check === 10) return null;
  return (check === 11 ? 0 : check) === Number(digits[9]) ? digits : null;
}
