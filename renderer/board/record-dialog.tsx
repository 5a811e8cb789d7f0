import { useEffect, useState } from 'react';
import type { Reply } from '#shared/contract/contract.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { DialogFrame } from '../ui/dialog.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { hourMinuteSecond } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

type Whole = Extract<Reply<'supervisor.wholeRecord'>, { ok: true }>['value'];

/** Everything that happened on a call, as it was recorded: who, when, what. That it was looked at is recorded as well. */
export function RecordDialog({
  callId,
  title,
  onShut,
}: {
  callId: CallId;
  title: string;
  onShut: () => void;
}) {
  const ask = useAsk();
  const [whole, setWhole] = useState<Whole | null>(null);
  useEffect(() => {
    let isHere = true;
    void ask('supervisor.wholeRecord', { callId }).then((read) => {
      if (read.ok && isHere) setWhole(read.value);
    });
    return () => {
      isHere = false;
    };
  }, [ask, callId]);
  return (
    <DialogFrame title={`Whole record: ${title}`} wide onShut={onShut}>
      {whole === null ? (
        <p className="second">Reading the record…</p>
      ) : (
        <ScrollPane label="Everything that was recorded" className="record-scroll">
          <table className="record-table">
            <thead>
              <tr>
                <th>Time</th>
                <th>Who</th>
                <th>What</th>
              </tr>
            </thead>
            <tbody>
              {whole.lines.map(({ atMs, who, text }, at) => (
                // A record only grows at its end.
                <tr key={at}>
                  <td className="tnum">{hourMinuteSecond(atMs)}</td>
                  <td>{who}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
      )}
    </DialogFrame>
  );
}
