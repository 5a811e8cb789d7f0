import { err } from '#shared/kit/result.ts';
import type { Handlers } from '#shared/contract/contract.ts';

/** Calls that were taken on paper. */
export const paperHandlers = (): Pick<Handlers, 'protocol.enterPaper'> => ({
  'protocol.enterPaper': () =>
    err({
      reason: 'not-here-yet',
      text: 'This Concord cannot take calls in from paper yet. Keep the sheet, and enter the call by hand.',
    }),
});
