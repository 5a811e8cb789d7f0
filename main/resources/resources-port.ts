import type { Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { resourceEventVersion } from '#shared/routing/resource-events.ts';
import { appended } from '../calls/appended.ts';
import type { ResourcesPort, ResourceSaid } from '../handlers/ports.ts';
import type { Author, Journal, NewEvent } from '../journal/journal.ts';
import { readPlanText } from './read-plan.ts';
import { resourceReader } from './resource-projection.ts';

/** An event of resources as the journal takes it. */
export const resourceEvent = (said: ResourceSaid, by: Author, nowMs: number): NewEvent => ({
  ...said,
  typeVersion: resourceEventVersion[said.type],
  callId: null,
  atMs: nowMs,
  by,
  packHash: null,
});

/** Whom a force can send, over the journal of one room. */
export function createResources(journal: Journal, nowMs: () => number): ResourcesPort {
  return {
    now: resourceReader(journal.db),
    read: readPlanText,
    say: (said, by): Result<null, Refusal> =>
      appended(journal, [resourceEvent(said, { user: by.user, role: by.role }, nowMs())]),
  };
}
