import { z } from 'zod';
import { contract, channels, type ChannelName } from '#shared/contract/contract.ts';
import type { Application } from '../application.ts';
import { answerStep, filled, remember, type Names } from './placeholders.ts';

/**
 * A scripted call: channels of the contract, in order, with the requests a page would send. `answer`
 * with `{question, value, words}` is short for `call.recordAnswer` with the values of that answer. In a
 * request the text `$call` stands for the call last opened, `$offer:nurse` for the referral offered to
 * that destination, `$open:tell_caller` for an open obligation of that kind, `$user:NAME` for a person,
 * `$waiting:Care plan` for an item that waits for release, `$found` for the person listed first,
 * `$contact` for the contact that has no record yet, and
 * `$whitlock` for the made-up people file.
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
  const names: Names = { call: '', found: '' };
  for (const [index, step] of script.steps.entries()) {
    const outcome = await played(application, step, names);
    if (outcome.ok) remember(names, step.do, outcome.value);
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
      return { ok: false, lines, record: recordOf(application, names.call) };
    }
  }
  const record = recordOf(application, names.call);
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

async function played(application: Application, step: Step, names: Names): Promise<Outcome> {
  const written = step.do === 'answer' ? answerStep(application, step.with, names) : step;
  if (!isChannel(written.do))
    return { ok: false, reason: 'no-such-channel', text: `There is no "${written.do}".` };
  const request = contract[written.do].request.safeParse(filled(application, written.with, names));
  if (!request.success)
    return { ok: false, reason: 'not-understood', text: z.prettifyError(request.error) };
  // The request was just parsed with the schema of this very channel.
  const handler: (request: never) => unknown = application.handlers[written.do];
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  const reply = answered.parse(await handler(request.data as never));
  return reply.ok ? { ok: true, value: reply.value } : { ok: false, ...reply.error };
}
