/** How long a digit is ignored after a new question shows, or after the last key in a text field. */
export const guardMs = 300;

export type Guarded = { readonly taken: true } | { readonly taken: false; readonly said: string };

/**
 * KeyGuard: a digit typed for the question before, or for a note, must not answer this one. Times
 * are milliseconds of one clock. F9 is never asked about here.
 */
export function guardDigit(
  key: string,
  nowMs: number,
  questionShownAtMs: number,
  lastTypedAtMs: number,
): Guarded {
  if (nowMs - questionShownAtMs < guardMs)
    return { taken: false, said: `${key} not taken: the question had just changed` };
  if (nowMs - lastTypedAtMs < guardMs)
    return { taken: false, said: `${key} not taken: you had just been typing` };
  return { taken: true };
}
