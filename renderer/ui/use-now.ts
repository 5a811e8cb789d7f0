import { useEffect, useState } from 'react';
import { useDeskClock } from '../bridge/bridge.tsx';

/** The desk's time, ticking every `everyMs` while the component is on screen. */
export function useNow(everyMs = 250): number {
  const clock = useDeskClock();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      tick((n) => n + 1);
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs]);
  return clock();
}
