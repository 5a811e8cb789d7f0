import { contextBridge, ipcRenderer } from 'electron';
import type { ChannelName, pushChannel } from '#shared/contract/contract.ts';

/** Put in by the build, from the contract itself: the schemas stay in main, and there is no twin to keep up. */
declare const CONCORD_CHANNELS: readonly ChannelName[];

const push: typeof pushChannel = 'view';
const known: ReadonlySet<string> = new Set(CONCORD_CHANNELS);

/**
 * All that the page has of the machine: to ask on a channel of the contract, and to be shown views. Main checks
 * every request again; the list here only keeps other IPC names out of reach.
 */
contextBridge.exposeInMainWorld('concord', {
  invoke: async (channel: string, payload: unknown): Promise<unknown> => {
    if (typeof channel !== 'string' || !known.has(channel)) {
      const text = 'Concord has no such channel. Nothing was changed.';
      return { ok: false, error: { reason: 'unknown-channel', text } };
    }
    return await ipcRenderer.invoke(channel, payload);
  },
  onView: (callback: (view: unknown) => void): (() => void) => {
    const listener = (_event: unknown, view: unknown): void => callback(view);
    ipcRenderer.on(push, listener);
    return () => {
      ipcRenderer.removeListener(push, listener);
    };
  },
});
