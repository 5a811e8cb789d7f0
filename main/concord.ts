import type { DeskView } from '#shared/contract/view.ts';
import { createApplication, type Application } from './application.ts';
import type { Hands } from './calls/timers.ts';
import { machineHands } from './hands.ts';
import type { Host, HostWindow, Size } from './host/host.ts';
import { readCallLink, type CallLink } from './host/link.ts';

export type ConcordOptions = {
  readonly host: Host;
  readonly dataDir: string;
  readonly hands?: Hands;
  readonly size?: Size;
};

export type Concord = {
  readonly application: Application;
  readonly window: HostWindow;
  readonly stop: () => Promise<void>;
};

/** The composition root: builds the application, gives it a window, and starts both. */
export async function startConcord({
  host,
  dataDir,
  hands = machineHands,
  size,
}: ConcordOptions): Promise<Concord> {
  let window: HostWindow | null = null;
  const notices = [...host.notices];
  const rang: CallLink[] = [];
  const application = createApplication({
    dataDir,
    secrets: host.secrets,
    hands,
    copyText: host.copyText,
    notices,
    show: (view) => {
      window?.send('view', view);
      window?.setTheme(view.theme);
      openWhatRang(view);
    },
  });

  /** A number that rang opens by itself as soon as somebody who takes calls is signed in. */
  const openWhatRang = (view: DeskView): void => {
    const { session } = view;
    if (
      session.state !== 'signed-in' ||
      (session.role !== 'handler' && session.role !== 'supervisor')
    )
      return;
    const next = rang.shift();
    if (next === undefined) return;
    void application.handlers['call.open']({
      source: 'phone',
      number: next.number,
      incidentReference: next.incidentReference,
    });
  };
  host.onLink((url) => {
    const link = readCallLink(url);
    if (link.ok) rang.push(link.value);
    else notices.push(link.error.text);
    const view = application.view();
    window?.send('view', view);
    openWhatRang(view);
  });

  const opened = await host.open({
    title: 'Concord',
    handlers: application.handlers,
    onFault: (fault) =>
      process.stderr.write(
        `concord: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
      ),
    theme: application.view().theme,
    ...(size === undefined ? {} : { size }),
  });
  window = opened;
  application.start();
  opened.send('view', application.view());
  return {
    application,
    window: opened,
    stop: async () => {
      await opened.close();
      application.stop();
    },
  };
}
