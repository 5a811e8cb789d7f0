export interface LinkQueue {
  readonly arrived: (url: string) => void;
  readonly onLink: (callback: (url: string) => void) => void;
}

/** Keeps links that come before anybody listens: the link that started Concord is the first of them. */
export function linkQueue(): LinkQueue {
  const early: string[] = [];
  const listeners: ((url: string) => void)[] = [];
  return {
    arrived: (url) => {
      if (listeners.length === 0) early.push(url);
      for (const listener of listeners) listener(url);
    },
    onLink: (callback) => {
      listeners.push(callback);
      for (const url of early.splice(0)) callback(url);
    },
  };
}
