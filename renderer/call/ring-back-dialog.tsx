import { useState } from 'react';
import { resultWords, rungWords } from '#shared/call/ring-back.ts';
import { rung, tryResult, type Rung, type TryResult } from '#shared/call/ring-back-events.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `/ ring back`: the ladder after a dropped line, each attempt written down; in vain, it says who is next. */
export function RingBackDialog({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const { say } = useStatus();
  const { tries, next, safe, number } = call.ringBack;
  const [to, chooseTo] = useState<Rung | null>(null);
  const [result, choose] = useState<TryResult | null>(null);
  return (
    <DialogFrame title="Ring back" wide onShut={onShut}>
      <p>
        {next === null
          ? 'Every rung was tried. A supervisor must act.'
          : `Next: ${rungWords[next]}.`}{' '}
        {safe !== null && (
          <b>
            Safe to ring: {safe.number}
            {safe.when !== null && `, ${safe.when}`}. Ring no other.
          </b>
        )}
      </p>
      {tries.length > 0 && (
        <ol className="ring-list" aria-label="Attempts so far">
          {tries.map(({ id, text, atMs, byName }) => (
            <li key={id}>
              <span className="tnum">{hourMinute(atMs)}</span> {text}{' '}
              <span className="second">{byName}</span>
            </li>
          ))}
        </ol>
      )}
      {to === null ? (
        <ChoiceList
          label="Whom you rang"
          choices={rung.options.map((id) => ({ id, label: upper(rungWords[id]) }))}
          chosen={null}
          onChoose={chooseTo}
        />
      ) : (
        <ChoiceList
          key={to}
          label={`You rang ${rungWords[to]}. What came of it`}
          choices={tryResult.options.map((id) => ({ id, label: resultWords[id] }))}
          chosen={result}
          onChoose={choose}
        />
      )}
      {to !== null && result !== null && (
        <AskForm
          label="Attempt"
          verb="Record the attempt"
          parts={[
            {
              name: 'number',
              label: 'The number',
              optional: true,
              start: to === 'caller' ? (safe?.number ?? number ?? '') : '',
            },
            {
              name: 'despite',
              label: 'Why another than the safe number, if it was',
              optional: true,
            },
          ]}
          onDo={async (typed) => {
            const { ok } = await ask('call.tryRingBack', {
              callId: call.id,
              to,
              number: orNull(typed.number),
              result,
              despite: orNull(typed.despite),
            });
            if (!ok) return false;
            onShut();
            say(`${resultWords[result]}: ${rungWords[to]}`);
            return true;
          }}
        />
      )}
    </DialogFrame>
  );
}
