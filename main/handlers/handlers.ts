import { err } from '#shared/kit/result.ts';
import { channels, type ChannelName, type Handlers } from '#shared/contract/contract.ts';
import { accessHandlers } from './access-handlers.ts';
import { callerHandlers } from './caller-handlers.ts';
import { callHandlers } from './call-handlers.ts';
import { comingHandlers } from './coming-handlers.ts';
import { crewHandlers } from './crew-handlers.ts';
import { careHandlers } from './care-handlers.ts';
import { formHandlers } from './form-handlers.ts';
import { paperHandlers } from './paper-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { permissions } from './permissions.ts';
import type { Ports } from './ports.ts';
import { superviseHandlers } from './supervise-handlers.ts';
import { protocolHandlers } from './protocol-handlers.ts';
import { resourceHandlers } from './resource-handlers.ts';
import { retentionHandlers } from './retention-handlers.ts';
import { s136Handlers } from './s136-handlers.ts';

/** Why the person at the desk may not use this channel now, or null when they may. */
function refusedBy(ports: Ports, channel: ChannelName) {
  const permission = permissions[channel];
  if (permission === 'anyone') return null;
  const session = ports.access.session();
  if (session.state === 'locked')
    return err({ reason: 'locked', text: 'The screen is locked. Enter your PIN.' });
  if (session.state !== 'signed-in')
    return err({ reason: 'not-signed-in', text: 'Sign in first.' });
  if (permission === 'signed-in' || permission.includes(session.user.role)) return null;
  return err({
    reason: 'role-may-not',
    text: `A ${session.user.role} may not do this. It is for: ${permission.join(', ')}.`,
  });
}

/** Every channel of the contract, behind the permissions of whoever is signed in. */
export function createHandlers(ports: Ports): Handlers {
  const open: Handlers = {
    ...accessHandlers(ports),
    ...callHandlers(ports),
    ...callerHandlers(ports),
    ...comingHandlers(ports),
    ...superviseHandlers(ports),
    ...careHandlers(ports),
    ...crewHandlers(ports),
    ...formHandlers(ports),
    ...paperHandlers(ports),
    ...peopleHandlers(ports),
    ...protocolHandlers(ports),
    ...resourceHandlers(ports),
    ...retentionHandlers(ports),
    ...s136Handlers(ports),
  };
  const guarded = channels.map((channel) => [
    channel,
    (request: never) => refusedBy(ports, channel) ?? open[channel](request),
  ]);
  // Built from the very list of channels the type is derived from.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  return Object.fromEntries(guarded) as Handlers;
}
