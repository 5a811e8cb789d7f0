import { PermissionViolationError } from '@nats-io/transport-node';

/** There is nothing to read from or to send to. */
export class NoStream extends Error {
  override readonly name = 'NoStream';
}

/** What went wrong with the hub, in words that say what to do where we know it. */
export function faultWords(error: unknown): string {
  const refused = error instanceof NoStream ? null : permissionIn(error);
  if (refused !== null)
    return `the hub does not let this desk ${refused.operation === 'publish' ? 'speak' : 'listen'} on ${refused.subject}: its key needs that role (concord hub key, concord hub config)`;
  return error instanceof Error ? error.message : String(error);
}

/** The refusal behind an error, where it is one. */
export function permissionIn(error: unknown): PermissionViolationError | null {
  if (error instanceof PermissionViolationError) return error;
  return error instanceof Error && error.cause !== undefined ? permissionIn(error.cause) : null;
}
