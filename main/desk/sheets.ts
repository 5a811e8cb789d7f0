import type { SheetsPort } from '../handlers/ports.ts';

/** Loaded when a page is asked for: what draws it is large. */
export const sheets: SheetsPort = {
  record: async (...asked) => (await import('../paper/record-sheet.ts')).recordSheet(...asked),
  crew: async (...asked) => (await import('../paper/crew-sheet.ts')).crewSheet(...asked),
};
