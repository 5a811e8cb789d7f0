import { useState } from 'react';
import type { Reply, Request } from '#shared/contract/contract.ts';
import { Button } from '../ui/button.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { PairTable } from './pair-table.tsx';

type Found = Extract<Reply<'people.duplicates'>, { ok: true }>['value'];
type Verdict = Request<'people.judge'>['verdict'];

const said: Readonly<Record<Verdict, string>> = {
  same: 'One person',
  different: 'Two people',
  open: 'Not judged',
};

/** Records that may be kept twice, one pair at a time. Nothing is merged: a steward says, by name, and may take it back. */
export function Duplicates() {
  const ask = useAsk();
  const [found, setFound] = useState<Found | null>(null);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const look = async (): Promise<void> => {
    setBusy(true);
    const reply = await ask('people.duplicates', {});
    if (reply.ok) setFound(reply.value);
    setBusy(false);
    setAt(0);
  };
  const judge = async (a: string, b: string, verdict: Verdict): Promise<void> => {
    const reply = await ask('people.judge', { a, b, verdict });
    if (reply.ok) await look();
  };
  const pair = found?.pairs[at];
  return (
    <section className="stack" aria-label="Kept twice">
      <h2 className="summary-title">Is anybody kept twice?</h2>
      <p className="small muted">
        The same NHS number, or the same name with the same date of birth or telephone number. What
        you say is recorded with your name; one person’s flags then show under either record.
      </p>
      {pair === undefined ? (
        <p role="status">{found === null ? '' : 'No two records look like one person.'}</p>
      ) : (
        <>
          <p className="small muted" role="status">
            Pair {at + 1} of {found?.pairs.length}: {pair.why}
          </p>
          <PairTable pair={pair} />
          <div className="row">
            <Button isDisabled={busy} onPress={() => void judge(pair.a, pair.b, 'same')}>
              One person
            </Button>
            <Button isDisabled={busy} onPress={() => void judge(pair.a, pair.b, 'different')}>
              Two people
            </Button>
            <Button
              kind="quiet"
              isDisabled={busy}
              onPress={() => {
                setAt((at + 1) % (found?.pairs.length ?? 1));
              }}
            >
              Leave it, next pair
            </Button>
          </div>
        </>
      )}
      <div>
        <Button isDisabled={busy} onPress={() => void look()}>
          {found === null ? 'Look for records kept twice' : 'Look again'}
        </Button>
      </div>
      {found !== null && found.judged.length > 0 && (
        <ul className="import-list" aria-label="Judged">
          {found.judged.map(({ a, b, nameA, nameB, verdict, byName }) => (
            <li key={`${a} ${b}`}>
              <b>{nameA}</b> and <b>{nameB}</b>: {said[verdict]}, says {byName}{' '}
              <Button size="small" kind="quiet" onPress={() => void judge(a, b, 'open')}>
                Take it back
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
