import type { z } from 'zod';
import { access } from './access.ts';
import { call } from './call.ts';
import { caller } from './caller.ts';
import { care } from './care.ts';
import { coming } from './coming.ts';
import { crew } from './crew.ts';
import { forms } from './forms.ts';
import { people } from './people.ts';
import { supervise } from './supervise.ts';
import { protocol } from './protocol.ts';
import { resources } from './resources.ts';
import { retention } from './retention.ts';
import { s136 } from './s136.ts';
import { welfare } from './welfare.ts';

/** Every way in from the page: one request schema and one reply schema a channel. */
export const contract = {
  ...access,
  ...call,
  ...caller,
  ...care,
  ...coming,
  ...crew,
  ...forms,
  ...people,
  ...protocol,
  ...resources,
  ...retention,
  ...s136,
  ...supervise,
  ...welfare,
} as const;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type Request<C extends ChannelName> = z.infer<Contract[C]['request']>;
export type Reply<C extends ChannelName> = z.infer<Contract[C]['reply']>;

/** Main's side: a missing handler or field is a compile error. */
export type Handlers = {
  readonly [C in ChannelName]: (request: Request<C>) => Reply<C> | Promise<Reply<C>>;
};

/** The page's side, derived from the same table. */
export type Client = {
  readonly [C in ChannelName]: (request: Request<C>) => Promise<Reply<C>>;
};

const isChannel = (name: string): name is ChannelName => Object.hasOwn(contract, name);

export const channels: readonly ChannelName[] = Object.keys(contract).filter(isChannel);

/** The one way out: main pushes `view` after every commit. */
export const pushChannel = 'view';
