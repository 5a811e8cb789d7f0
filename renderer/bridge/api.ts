import type { ChannelName } from '#shared/contract/contract.ts';

/** What the preload puts on the window, and all the page has of the world outside it. */
export type ConcordApi = {
  readonly invoke: (channel: ChannelName, request: unknown) => Promise<unknown>;
  readonly onView: (show: (view: unknown) => void) => () => void;
};

declare global {
  interface Window {
    readonly concord: ConcordApi;
  }
}
