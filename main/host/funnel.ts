import type { z } from 'zod';

export interface ChannelSchemas {
  readonly request: z.ZodType;
  readonly reply: z.ZodType;
}

export interface Message<Sender> {
  readonly channel: string;
  readonly payload: unknown;
  readonly sender: Sender;
}

/** What crosses back to the page: always this, never a thrown error with its stack. */
export type Crossing =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly reason: string; readonly text: string } };

export interface FunnelParts<Sender> {
  readonly contract: Readonly<Record<string, ChannelSchemas>>;
  readonly handlers: Readonly<Record<string, (request: never) => unknown>>;
  /** Whether the message comes from our own window's main frame, showing our own origin. */
  readonly isTrusted: (sender: Sender) => boolean;
  readonly onFault: (fault: unknown) => void;
  /** Largest request as JSON text. The largest honest one is an imported file. */
  readonly maxBytes?: number;
}

export type Funnel<Sender> = (message: Message<Sender>) => Promise<Crossing>;

const defaultMaxBytes = 80 * 1024 * 1024;

/** A handler answered with something the contract does not know: our own mistake, reported and never shown. */
export class ReplyOutsideContract extends Error {
  override readonly name = 'ReplyOutsideContract';
}

const refuse = (reason: string, text: string): Crossing => ({ ok: false, error: { reason, text } });

/**
 * The one way in from a page, shared by both hosts: who asks, which channel, how much, of what shape; then
 * the handler; then the shape of its reply. Nothing reaches a handler that any of these refuses.
 */
export function createFunnel<Sender>(parts: FunnelParts<Sender>): Funnel<Sender> {
  const { contract, handlers, isTrusted, onFault, maxBytes = defaultMaxBytes } = parts;
  return async ({ channel, payload, sender }) => {
    if (!isTrusted(sender)) {
      return refuse(
        'wrong-sender',
        'Only the Concord window may ask for this. Nothing was changed.',
      );
    }
    const schemas = Object.hasOwn(contract, channel) ? contract[channel] : undefined;
    const handler = Object.hasOwn(handlers, channel) ? handlers[channel] : undefined;
    if (!schemas || !handler) {
      return refuse('unknown-channel', `Concord has nothing called "${channel.slice(0, 80)}".`);
    }
    if (sizeOf(payload) > maxBytes) {
      return refuse(
        'too-large',
        `This is larger than Concord takes at once (${maxBytes} bytes). Nothing was changed.`,
      );
    }
    const request = schemas.request.safeParse(payload);
    if (!request.success) return refuse('not-understood', inWords(request.error));
    try {
      // The schema above is the one this handler's argument type is derived from.
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
      const answer = await handler(request.data as never);
      const reply = schemas.reply.safeParse(answer);
      if (!reply.success) throw new ReplyOutsideContract(`${channel}: ${reply.error.message}`);
      // Replies are `Result`s by contract; the union is what both hosts carry across.
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
      return reply.data as Crossing;
    } catch (fault) {
      onFault(fault);
      return refuse(
        'fault',
        'Concord could not do this because of a fault of its own. Nothing was recorded by it; try again, and tell your supervisor if it comes back.',
      );
    }
  };
}

function sizeOf(payload: unknown): number {
  if (payload === undefined) return 0;
  try {
    // `stringify` answers undefined for functions and symbols, which its type does not say.
    const text: unknown = JSON.stringify(payload);
    return typeof text === 'string' ? Buffer.byteLength(text) : 0;
  } catch {
    // Rings and BigInts cannot be in any honest request.
    return Number.POSITIVE_INFINITY;
  }
}

function inWords(error: z.ZodError): string {
  const first = error.issues.slice(0, 3).map(({ path, message }) => {
    const place = path.map(String).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  return `Concord did not understand this. ${first.join('; ')}. Nothing was changed.`;
}
