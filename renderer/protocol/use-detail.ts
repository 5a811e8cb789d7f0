import { useEffect, useState } from 'react';
import type { ProtocolDetail, VersionLine } from '#shared/contract/protocol.ts';
import { useAsk } from '../ui/use-ask.ts';

/**
 * One version whole: asked for when it is chosen, and again when its line in the pushed view says
 * something new. Null until it has come; what was shown of another version is never shown as this one.
 */
export function useDetail({ hash, state, says, atMs }: VersionLine): ProtocolDetail | null {
  const ask = useAsk();
  const [detail, setDetail] = useState<ProtocolDetail | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask('protocol.show', { hash }).then((reply) => {
      if (wanted && reply.ok) setDetail(reply.value);
    });
    return () => {
      wanted = false;
    };
  }, [ask, hash, state, says, atMs]);
  return detail?.hash === hash ? detail : null;
}
