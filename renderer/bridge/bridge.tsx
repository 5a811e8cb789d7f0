import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import type { Ask } from './client.ts';
import type { Desk } from './desk.ts';

const Bridge = createContext<{ desk: Desk; ask: Ask } | null>(null);

export function BridgeProvider({
  desk,
  ask,
  children,
}: {
  desk: Desk;
  ask: Ask;
  children: ReactNode;
}) {
  return <Bridge value={{ desk, ask }}>{children}</Bridge>;
}

function useBridge() {
  const bridge = use(Bridge);
  if (bridge === null) throw new Error('The page is not inside its bridge');
  return bridge;
}

/** The newest view, or null until the first push. */
export function useDeskIfAny(): DeskView | null {
  const { desk } = useBridge();
  return useSyncExternalStore(desk.subscribe, desk.view);
}

/** Why the newest push could not be read, or null. */
export function useDeskFault(): string | null {
  const { desk } = useBridge();
  return useSyncExternalStore(desk.subscribe, desk.fault);
}

/** The newest view, below the point where the page has one. */
export function useDesk(): DeskView {
  const view = useDeskIfAny();
  if (view === null) throw new Error('The desk has not been shown yet');
  return view;
}

/** The desk's clock at this instant: the page's own, less the difference the desk told. */
export function useDeskClock(): () => number {
  const { desk } = useBridge();
  return () => Date.now() - desk.clockOffsetMs();
}

export const useRawAsk = (): Ask => useBridge().ask;
