import { randomBytes } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';
import type { Crossing, Funnel } from '../funnel.ts';
import { preloadShim } from './preload-shim.ts';

/** Where a message came from, as Chromium itself says; the page cannot forge it. */
export interface PageSender {
  readonly origin: string;
  readonly isMainFrame: boolean;
}

export interface PageBridge {
  readonly send: (channel: string, payload: unknown) => void;
}

export interface BridgeParts {
  readonly page: Page;
  readonly origin: string;
  readonly preload: string;
  readonly funnel: Funnel<PageSender>;
}

const message = z.strictObject({
  id: z.number().int().positive(),
  channel: z.string(),
  payload: z.unknown().optional(),
});

const frameOf = z.object({ frameId: z.string(), isDefault: z.boolean() });

/** Joins main and page over the browser's own pipe: requests in through the funnel, views out. */
export async function bridgePage({
  page,
  origin,
  preload,
  funnel,
}: BridgeParts): Promise<PageBridge> {
  const session = await page.context().newCDPSession(page);
  const binding = `b${randomBytes(16).toString('hex')}`;
  const event = `e${randomBytes(16).toString('hex')}`;
  const contexts = new Map<number, PageSender>();
  const mainFrame = (await session.send('Page.getFrameTree')).frameTree.frame.id;

  session.on('Runtime.executionContextCreated', ({ context }) => {
    const frame = frameOf.safeParse(context.auxData);
    // Isolated worlds are the browser driver's own and never speak to us.
    if (!frame.success || !frame.data.isDefault) return;
    const isMainFrame = frame.data.frameId === mainFrame;
    contexts.set(context.id, { origin: context.origin, isMainFrame });
  });
  session.on('Runtime.executionContextDestroyed', (gone) => {
    contexts.delete(gone.executionContextId);
  });
  session.on('Runtime.executionContextsCleared', () => contexts.clear());
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId: context }) => {
    if (name !== binding) return;
    const sender = contexts.get(context) ?? { origin: 'null', isMainFrame: false };
    void receive(funnel, sender, payload).then((reply) => {
      if (reply) void deliver(session, context, event, reply);
    });
  });
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: binding });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadShim({ preload, origin, binding, event }),
  });

  return {
    send: (channel, payload) => {
      for (const [context, sender] of contexts) {
        if (!sender.isMainFrame || sender.origin !== origin) continue;
        void deliver(session, context, event, { channel, payload });
      }
    },
  };
}

async function receive(
  funnel: Funnel<PageSender>,
  sender: PageSender,
  text: string,
): Promise<{ readonly id: number; readonly payload: Crossing } | null> {
  const read = message.safeParse(parsed(text));
  if (!read.success) return null;
  const { id, channel, payload } = read.data;
  return { id, payload: await funnel({ channel, payload, sender }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A page that reloads or closes meanwhile has no use for the answer. */
async function deliver(
  session: CDPSession,
  contextId: number,
  event: string,
  detail: unknown,
): Promise<void> {
  const text = JSON.stringify(JSON.stringify(detail));
  const expression = `window.dispatchEvent(new CustomEvent('${event}', { detail: ${text} }))`;
  await session.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
}
