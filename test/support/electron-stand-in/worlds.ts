/**
 * Electron's context bridge between two real V8 worlds of one page: the preload runs in a world of its own, as it
 * does in Electron, and what it exposes is rebuilt in the page's world. Both speak by DOM events of a name that
 * only they know; dispatch is synchronous, so calls and returned functions are, too.
 */
export const pageWorld = (channel: string): string => `(() => {
  const callbacks = new Map();
  let answer = null;
  let last = 0;
  const post = (detail) => document.dispatchEvent(
    new CustomEvent('${channel}-to-preload', { detail: JSON.stringify(detail) }));
  const wrap = (value) => {
    if (typeof value !== 'function') return { value };
    last += 1;
    callbacks.set(last, value);
    return { callback: last };
  };
  const call = (fn, args) => {
    answer = null;
    post({ kind: 'call', fn, args: args.map(wrap) });
    const { threw, fn: returned, promise, value } = answer;
    if (threw !== undefined) throw new Error(threw);
    if (returned !== undefined) return (...more) => call(returned, more);
    if (promise === undefined) return value;
    return new Promise((resolve, reject) => callbacks.set('p' + promise, { resolve, reject }));
  };
  document.addEventListener('${channel}-to-page', (event) => {
    event.stopImmediatePropagation();
    const message = JSON.parse(event.detail);
    if (message.kind === 'answer') answer = message;
    if (message.kind === 'callback') callbacks.get(message.callback)?.(...message.args);
    if (message.kind === 'settled') {
      const waiting = callbacks.get('p' + message.promise);
      callbacks.delete('p' + message.promise);
      if (message.threw === undefined) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.threw));
    }
    if (message.kind === 'expose') {
      const api = {};
      for (const [name, fn] of Object.entries(message.functions)) api[name] = (...args) => call(fn, args);
      Object.defineProperty(window, message.key, { value: Object.freeze(api), enumerable: true });
    }
  });
})();`;

export const preloadWorld = (channel: string, binding: string, preload: string): string => `(() => {
  if (window !== window.top) return;
  const functions = new Map();
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;
  const post = (detail) => document.dispatchEvent(
    new CustomEvent('${channel}-to-page', { detail: JSON.stringify(detail) }));
  const keep = (fn) => { last += 1; functions.set(last, fn); return last; };
  const unwrap = (arg) => arg.callback === undefined
    ? arg.value
    : (...args) => post({ kind: 'callback', callback: arg.callback, args });
  document.addEventListener('${channel}-to-preload', (event) => {
    event.stopImmediatePropagation();
    const message = JSON.parse(event.detail);
    let result;
    try {
      result = functions.get(message.fn)(...message.args.map(unwrap));
    } catch (error) {
      post({ kind: 'answer', threw: error.message });
      return;
    }
    if (typeof result === 'function') post({ kind: 'answer', fn: keep(result) });
    else if (result instanceof Promise) {
      last += 1;
      const promise = last;
      post({ kind: 'answer', promise });
      result.then(
        (value) => post({ kind: 'settled', promise, value }),
        (error) => post({ kind: 'settled', promise, threw: error.message }));
    } else post({ kind: 'answer', value: result });
  });
  globalThis['${channel}'] = (message) => {
    if (message.id === undefined) {
      for (const listener of [...(listeners.get(message.name) ?? [])]) listener({}, message.payload);
      return;
    }
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.threw === undefined) resolve(message.value);
    else reject(new Error(message.threw));
  };
  const electron = {
    ipcRenderer: {
      invoke: (name, payload) => new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        globalThis['${binding}'](JSON.stringify({ id: last, name, payload }));
      }),
      on: (name, listener) => {
        if (!listeners.has(name)) listeners.set(name, new Set());
        listeners.get(name).add(listener);
      },
      removeListener: (name, listener) => listeners.get(name)?.delete(listener),
    },
    contextBridge: {
      exposeInMainWorld: (key, api) => post({
        kind: 'expose',
        key,
        functions: Object.fromEntries(Object.entries(api).map(([name, fn]) => [name, keep(fn)])),
      }),
    },
  };
  const require = (wanted) => {
    // What Electron's sandbox lets a preload require, less what ours may not use.
    if (wanted === 'electron') return electron;
    throw new Error('module not found: ' + wanted);
  };
  ((require, module, exports) => {
${preload}
  })(require, { exports: {} }, {});
})();`;
