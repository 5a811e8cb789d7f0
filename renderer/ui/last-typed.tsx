import { createContext, use } from 'react';

/** When a key last went into a text field, in `performance.now()` milliseconds. */
export const LastTyped = createContext<() => number>(() => Number.NEGATIVE_INFINITY);

export const useLastTyped = (): (() => number) => use(LastTyped);
