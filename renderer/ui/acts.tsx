import { createContext, use, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Act } from './keys.ts';

type Take = (digit: number) => void;

/** Who does what when a key or a button asks. The newest on screen is asked first. */
export type ActBus = {
  readonly on: (act: Act, take: Take) => () => void;
  /** False where nothing on this screen answers to it. */
  readonly fire: (act: Act, digit?: number) => boolean;
};

export function makeActBus(): ActBus {
  const takers = new Map<Act, Take[]>();
  return {
    on: (act, take) => {
      takers.set(act, [...(takers.get(act) ?? []), take]);
      return () => {
        takers.set(
          act,
          (takers.get(act) ?? []).filter((one) => one !== take),
        );
      };
    },
    fire: (act, digit = 0) => {
      const take = takers.get(act)?.at(-1);
      take?.(digit);
      return take !== undefined;
    },
  };
}

const Acts = createContext<ActBus | null>(null);

export function ActsProvider({ bus, children }: { bus: ActBus; children: ReactNode }) {
  return <Acts value={bus}>{children}</Acts>;
}

export function useActs(): ActBus {
  const bus = use(Acts);
  if (bus === null) throw new Error('No keys are listened to here');
  return bus;
}

/** Answers to one act for as long as the component is on screen: from the moment it shows, what it shows. */
export function useAct(act: Act, take: Take): void {
  const bus = useActs();
  const newest = useRef(take);
  useLayoutEffect(() => {
    newest.current = take;
  });
  useLayoutEffect(
    () =>
      bus.on(act, (digit) => {
        newest.current(digit);
      }),
    [act, bus],
  );
}
