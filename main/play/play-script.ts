import { z } from 'zod';
import { contract, channels, type ChannelName } from '#shared/contract/contract.ts';
import type { Application } from '../application.ts';

/**
 * A scripted call: channels of the contract, in order, with the requests a page would send. In a
 * request the text `$call` stands for the call last opened, `$offer:nurse` for the referral offered to
 * that destination, `$open:tell_caller` for an open obligation of that kind, `$user:NAME` for a person.
 */
export const callScript = z.strictObject({
  title: z.string(),
  steps: z
    .array(
      z.strictObject({
        say: z.string().optional(),
        do: z.string(),
        with: z.record(z.string(), z.unknown()).default({}),
        /** The reason of the refusal that this step must meet. */
        refused: z.string().optional(),
      }),
    )
    .min(1)
    .max(500),
});
export type CallScript = z.infer<typeof callScript>;

export type Played = {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly record: readonly unknown[];
};

type Step = CallScript['steps'][number];

const answered = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ reason: z.string(), text: z.string() }) }),
]);

const isChannel = (name: string): name is ChannelName =>
  channels.some((channel) => channel === name);

/** Plays each step through the same handlers as the window. Stops at the first unexpected outcome. */
export async function playScript(
  application: Application,
  script: CallScript,
  afterStep: (step: Step, index: number) => Promise<void> = () => Promise.resolve(),
): Promise<Played> {
  const lines = [`# ${script.title}`];
  let call = '';
  for (const [index, step] of script.steps.entries()) {
    const outcome = await played(application, step, call);
    if (step.do === 'call.open' && outcome.ok && typeof outcome.value === 'string')
      call = outcome.value;
    if (step.do === 'call.emergency' && outcome.ok && typeof outcome.value === 'string')
      call = outcome.value;
    const wanted = step.refused ?? null;
    const got = outcome.ok ? null : outcome.reason;
    lines.push(
      `${String(index + 1)}. ${step.do}${step.say === undefined ? '' : ` (${step.say})`}: ${outcome.ok ? 'done' : `refused: ${outcome.text}`}`,
    );
    await afterStep(step, index);
    if (wanted !== got) {
      lines.push(
        `Stopped: step ${String(index + 1)} was ${got === null ? 'done' : `refused (${got})`}, and should have been ${wanted === null ? 'done' : `refused (${wanted})`}.`,
      );
      return { ok: false, lines, record: recordOf(application, call) };
    }
  }
  const record = recordOf(application, call);
  return {
    ok: true,
    lines: [...lines, '', 'The record:', ...record.map((event) => JSON.stringify(event))],
    record,
  };
}

const recordOf = (application: Application, callId: string): readonly unknown[] => {
  const journal = application.room()?.journal;
  return journal === undefined || callId === ''
    ? []
    : [...journal.read({ callId })].map((event) => ({
        seq: event.seq,
        type: event.type,
        atMs: event.atMs,
        by: event.by,
        content: 'content' in event ? event.content : null,
      }));
};

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly text: string };

async function played(application: Application, step: Step, call: string): Promise<Outcome> {
  if (!isChannel(step.do))
    return { ok: false, reason: 'no-such-channel', text: `There is no "${step.do}".` };
  const request = contract[step.do].request.safeParse(filled(application, step.with, call));
  if (!request.success)
    return { ok: false, reason: 'request-malformed', text: z.prettifyError(request.error) };
  // The request was just parsed with the schema of this very channel.
  const handler: (request: never) => unknown = application.handlers[step.do];
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  const reply = answered.parse(await handler(request.data as never));
  return reply.ok ? { ok: true, value: reply.value } : { ok: false, ...reply.error };
}

/** Puts the ids of this run where the script names them. */
function filled(application: Application, value: unknown, call: string): unknown {
  if (Array.isArray(value)) return value.map((part) => filled(application, part, call));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, filled(application, part, call)]),
    );
  if (typeof value !== 'string' || !value.startsWith('$')) return value;
  if (value === '$call') return call;
  const state = application
    .room()
    ?.ports.calls.open()
    .find(({ callId }) => callId === call);
  const [kind, name] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
  if (kind === '$offer')
    return state?.referrals.find(({ destination }) => destination === name)?.id ?? value;
  if (kind === '$open')
    return state?.obligations.find((one) => one.kind === name && one.closed === null)?.id ?? value;
  if (kind === '$user')
    return (
      application
        .room()
        ?.ports.access.colleagues()
        .find((one) => one.name === name)?.id ?? value
    );
  return value;
}
