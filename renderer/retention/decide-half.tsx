import { useState } from 'react';
import type { DueHalf } from '#shared/contract/retention.ts';
import type { RecordHalf } from '#shared/call/retention-events.ts';
import { AskForm, type Part } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { whatGoes } from './words.ts';

const choices = [
  { id: 'keep', label: 'It is still needed: keep it' },
  { id: 'erase', label: 'It is no longer needed: delete it for good' },
] as const;

const namesNobody = 'Stays on record for good. Name nobody.';
const reason = (label: string): Part<'reason'> => ({
  name: 'reason',
  label,
  lines: 2,
  hint: namesNobody,
});

/** A half that somebody has read is kept with a reason and a day, or deleted with a reason and their PIN. */
export function DecideHalf({
  one: { callId },
  half,
  years,
  onDone,
}: {
  one: DueHalf;
  half: RecordHalf;
  years: number;
  onDone: () => void;
}) {
  const ask = useAsk();
  const { say, refuse, putAway } = useStatus();
  const [what, choose] = useState<(typeof choices)[number]['id'] | null>(null);
  const done = (text: string): true => {
    putAway();
    say(text);
    onDone();
    return true;
  };
  return (
    <>
      <ChoiceList label="Your decision" choices={choices} chosen={what} onChoose={choose} />
      {what === 'keep' && (
        <AskForm
          label="Keep it"
          verb="Keep it"
          parts={[
            reason('Why it is still needed'),
            { name: 'years', label: 'Look at it again in how many years', start: String(years) },
          ]}
          onDo={async (typed) => {
            const again = Number(typed.years);
            if (!Number.isInteger(again) || again < 1 || again > 100) {
              refuse(`“${typed.years}” is no number of years. Write one from 1 to 100.`);
              return false;
            }
            const kept = await ask('retention.keep', {
              callId,
              reason: typed.reason.trim(),
              years: again,
            });
            return (
              kept.ok &&
              done(
                kept.value === 'done'
                  ? `Kept. It comes up again in ${again} years.`
                  : 'Decided. It is kept as soon as the hub has it.',
              )
            );
          }}
        />
      )}
      {what === 'erase' && (
        <AskForm
          label="Delete it for good"
          verb="Delete it for good"
          parts={[
            reason('Why it is no longer needed'),
            { name: 'pin', label: 'Your PIN', secret: true },
          ]}
          onDo={async (typed) => {
            const erased = await ask('retention.erase', {
              callId,
              reason: typed.reason.trim(),
              pin: typed.pin,
            });
            return (
              erased.ok &&
              done(
                erased.value === 'done'
                  ? 'Deleted. Who decided, when and why stays on record.'
                  : 'Decided. It is deleted on every desk as soon as the hub has it.',
              )
            );
          }}
        >
          <p className="second">
            {whatGoes[half]} Backups that were made before lose it when they are replaced, at most
            14 backups later.
          </p>
        </AskForm>
      )}
    </>
  );
}
