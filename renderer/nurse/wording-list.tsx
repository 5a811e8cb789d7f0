import { useState } from 'react';
import type { WordingRefused } from '#shared/contract/people.ts';
import { Button } from '../ui/button.tsx';
import { shortDate } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

/** Instructions that no handler may see, such as "do not attend": each with its place and why, to send back to the sender. */
export function WordingList() {
  const ask = useAsk();
  const [list, setList] = useState<readonly WordingRefused[] | null>(null);
  const look = async (): Promise<void> => {
    const reply = await ask('people.wording', {});
    if (reply.ok) setList(reply.value);
  };
  return (
    <section className="stack" aria-label="Refused wording">
      <h2 className="summary-title">Wording that was refused</h2>
      {list === null ? (
        <div>
          <Button onPress={() => void look()}>Show what was refused, and why</Button>
        </div>
      ) : list.length === 0 ? (
        <p role="status">Nothing was refused for its wording.</p>
      ) : (
        <ul className="import-list">
          {list.map(({ file, place, reason, atMs }) => (
            <li key={`${file} ${place} ${reason} ${String(atMs)}`}>
              <b>{file}</b> <span className="ref muted">{place}</span>{' '}
              <span className="muted small">{shortDate(atMs)}</span>
              <p>{reason}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
