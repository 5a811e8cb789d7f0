import type { Role } from '#shared/contract/words.ts';

/** What each role is called on this desk, and what it is there for. */
export const roleWords: Readonly<Record<Role, string>> = {
  handler: 'Call handler',
  nurse: 'Mental-health nurse',
  supervisor: 'Supervisor',
  steward: 'Data steward',
};

export const roles: readonly Role[] = ['handler', 'nurse', 'supervisor', 'steward'];
