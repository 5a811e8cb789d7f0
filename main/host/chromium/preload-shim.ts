export interface ShimParts {
  /** The built preload, which requires nothing but `electron`. */
  readonly preload: string;
  /** Only a document of this origin gets a bridge. */
  readonly origin: string;
  /** The binding that main listens to; taken out of the page before any script of the page runs. */
  readonly binding: string;
  /** The name of the event by which main answers; unguessable. */
  readonly event: string;
}

/**
 * Runs before the page's first script, in every frame. It gives the unmodified preload just so much of `electron`
 * as it uses, and leaves nothing behind but what the preload exposes: binding and event name live in a closure.
 */
export const preloadShim = ({ preload, origin, binding, event }: ShimParts): string => `(() => {
  'use strict';
  const name = ${JSON.stringify(binding)};
  const bind = globalThis[name];
  delete globalThis[name];
  if (typeof bind !== 'function' || window !== window.top) return;
  if (location.origin !== ${JSON.stringify(origin)}) return;
  const { parse, stringify } = JSON;
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;
  window.addEventListener(${JSON.stringify(event)}, (arrived) => {
    arrived.stopImmediatePropagation();
    const { id, channel, payload } = parse(arrived.detail);
    if (id === undefined) {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, payload);
      return;
    }
    const resolve = waiting.get(id);
    waiting.delete(id);
    resolve?.(payload);
  });
  const ipcRenderer = {
    invoke: (channel, payload) =>
      new Promise((resolve) => {
        last += 1;
        const text = stringify({ id: last, channel, payload });
        waiting.set(last, resolve);
        bind(text);
      }),
    on: (channel, listener) => {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel).add(listener);
    },
    removeListener: (channel, listener) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  const contextBridge = {
    exposeInMainWorld: (key, api) => {
      Object.defineProperty(window, key, { value: Object.freeze({ ...api }), enumerable: true });
    },
  };
  const require = (wanted) => {
    if (wanted === 'electron') return { contextBridge, ipcRenderer };
    throw new Error('the preload may require electron only');
  };
  ((require, module) => {
${preload}
  })(require, { exports: {} });
})();`;
