import { createContext, use, useEffect, type ReactNode } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { askedBefore, remember, type Asked, type AskedBefore } from './asked-before.ts';

const AskedContext = createContext<Asked>(new Map());

/** Remembers each question shown on these calls, while somebody is signed in. */
export function AskedProvider({
  asked,
  call,
  children,
}: {
  asked: Asked;
  call: CallView | null;
  children: ReactNode;
}) {
  useEffect(() => {
    if (call !== null) remember(asked, call);
  }, [asked, call]);
  return <AskedContext value={asked}>{children}</AskedContext>;
}

export function useAsked(
  call: CallView,
  row: CallView['answered'][number] | undefined,
): AskedBefore | null {
  const asked = use(AskedContext);
  return row === undefined ? null : askedBefore(asked, call, row);
}
