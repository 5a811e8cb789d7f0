import { useEffect, useState } from 'react';
import type { WithheldItem } from '#shared/contract/person-view.ts';
import { useAsk } from '../ui/use-ask.ts';

/** The items that wait; asked for again whenever the desk counts a different number. */
export function useQuarantine(waiting: number): readonly WithheldItem[] | null {
  const ask = useAsk();
  const [items, setItems] = useState<readonly WithheldItem[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask('people.quarantine', {}).then((reply) => {
      if (wanted) setItems(reply.ok ? reply.value : []);
    });
    return () => {
      wanted = false;
    };
  }, [ask, waiting]);
  return items;
}
