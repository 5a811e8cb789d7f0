import { createApplication, type Application } from '#main/application.ts';
import { machineHands } from '#main/hands.ts';
import type { SecretStore } from '#main/journal/secret-store.ts';
import { questionView } from '#shared/call/script-view.ts';
import { callId as parseCallId } from '#shared/contract/words.ts';
import { createHandlers } from '#main/handlers/handlers.ts';
import type { Acts } from './script.ts';

/** Keys that never change, so that every run of the killed writer opens the same folder. */
export const fixedSecrets: SecretStore = {
  describe: () => ({ strength: 'file', notice: null }),
  load: () =>
    Buffer.concat([
      Buffer.from([1]),
      Buffer.alloc(32, 1),
      Buffer.alloc(32, 3),
      Buffer.alloc(32, 2),
    ]),
  save: () => undefined,
};

/** The real application over a folder, with no window. */
export const applicationOn = (dataDir: string): Application =>
  createApplication({
    dataDir,
    secrets: fixedSecrets,
    hands: machineHands,
    copyText: () => Promise.resolve(),
    notices: [],
    show: () => undefined,
  });

const done = (reply: { ok: true } | { ok: false; error: { text: string } }): void => {
  if (!reply.ok) throw new Error(reply.error.text);
};

/** The acts of a scripted call through the handlers that the window uses. */
export function actsThrough(application: Application): Acts {
  const room = application.room();
  if (room === null) throw new Error('the record is not open');
  const { journal, ports } = room;
  /** Ids of the events that an act has put on disk. */
  const written = async (act: () => unknown): Promise<readonly string[]> => {
    const sinceSeq = journal.lastSeq();
    await act();
    return [...journal.read({ sinceSeq })].map(({ eventId }) => eventId);
  };
  const [amy] = ports.access.colleagues().filter(({ role }) => role === 'handler');
  if (amy === undefined) throw new Error('the desk is not set up');
  // Signed in without the PIN: its slow hash would be most of what two hundred starts take.
  const access = { ...ports.access, session: () => ({ state: 'signed-in', user: amy }) as const };
  const handlers = createHandlers({ ...ports, access });
  return {
    open: () =>
      written(async () => {
        const opened = await handlers['call.open']({
          source: 'phone',
          number: '07700 900482',
          incidentReference: null,
        });
        done(opened);
        if (opened.ok) done(await handlers['call.startScript']({ callId: opened.value }));
      }),
    answer: (id, words) =>
      written(async () => {
        const callId = parseCallId.parse(id);
        done(await handlers['call.select']({ callId }));
        const call = ports.calls.get(callId);
        // Killed between opening and starting: the call stands there, and the script can still start.
        if (call?.pack === null) {
          done(await handlers['call.startScript']({ callId }));
          return;
        }
        const asked = call === null ? null : questionView(ports.protocol.of(call), call);
        if (asked === null) done(await handlers['call.undoAnswer']({ callId }));
        else
          done(
            await handlers['call.recordAnswer']({
              callId,
              question: asked.id,
              values: asked.unknown.values,
              words: words === '' ? null : words,
            }),
          );
      }),
    close: (id) =>
      written(async () => {
        const callId = parseCallId.parse(id);
        // Killed between giving back and closing: it was given back already, and can still close.
        if (ports.calls.get(callId)?.handedBack === null)
          done(
            await handlers['call.handBack']({
              callId,
              acceptedBy: 'Hana Yusuf',
              reference: 'LP-1',
              reason: 'Not ours',
            }),
          );
        done(await handlers['call.close']({ callId, reason: 'Given back' }));
      }),
    note: (id, text) => {
      void handlers['call.saveDraft']({ callId: parseCallId.parse(id), text });
    },
    openCalls: () => new Map(ports.calls.open().map((call) => [call.callId, call.answers.length])),
  };
}
