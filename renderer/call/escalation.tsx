import { Check } from 'lucide-react';
import type { CallView, OfferView } from '#shared/contract/call-view.ts';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/key-cap.tsx';
import { countdown, hourMinuteSecond } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';
import { useNow } from '../ui/use-now.ts';

function left(offer: OfferView, now: number): { figure: string; part: number } {
  if (offer.next === null) return { figure: '–', part: 1 };
  const from = offer.steps.findLast(({ state }) => state === 'now')?.atMs ?? offer.offeredAtMs;
  const whole = Math.max(1, offer.next.atMs - from);
  return {
    figure: countdown(offer.next.atMs - now),
    part: Math.min(1, Math.max(0, (now - from) / whole)),
  };
}

function Top({ call, offer, figure }: { call: CallView; offer: OfferView; figure: string }) {
  const ask = useAsk();
  const outside = offer.kind === 'outside';
  const asked =
    offer.state === 'claiming'
      ? `${offer.to} is claiming this call`
      : outside
        ? `Ring ${offer.label}${offer.telephone === null ? '' : ` on ${offer.telephone}`}`
        : (offer.next?.text ?? `${offer.to} must act`);
  return (
    <div className="escalation-top">
      {!outside && <span className="figure tnum">{figure}</span>}
      <p>
        <b>{asked}</b>
        <span className="second">
          {offer.declinedWhy !== null && `Declined. ${offer.declinedWhy}. `}
          {outside
            ? `Write who accepts, by name, with F10.${offer.next === null ? '' : ` At ${hourMinuteSecond(offer.next.atMs)} a supervisor must act.`}`
            : 'It moves on by itself. You keep the call until somebody accepts.'}
        </span>
      </p>
      {offer.kind === 'nurse' && offer.next !== null && (
        <Button
          onPress={() => {
            void ask('call.ringAll', { callId: call.id, referralId: offer.referralId });
          }}
        >
          Ring every nurse now <Command word="ring" />
        </Button>
      )}
    </div>
  );
}

/** Who is rung now, who next and when, by itself. */
export function Escalation({ call, offer }: { call: CallView; offer: OfferView }) {
  const now = useNow();
  const { figure, part } = left(offer, now);
  // Outside, one person rings: what happens if nobody does is a sentence, not a ladder.
  const outside = offer.kind === 'outside';
  return (
    <section className="escalation" aria-label={`What happens if nobody answers: ${offer.label}`}>
      <Top call={call} offer={offer} figure={figure} />
      {offer.next !== null && !outside && (
        <div className="countdown" role="timer" aria-label="Until it moves on">
          <i style={{ width: `${String(Math.round(part * 100))}%` }} />
        </div>
      )}
      {offer.steps.length > 0 && !outside && (
        <ol>
          {offer.steps.map(({ atMs, after, who, detail, state }) => (
            <li key={`${after} ${who}`} aria-current={state === 'now' ? 'step' : undefined}>
              <span className="when tnum">
                {state === 'now'
                  ? `Now, since ${hourMinuteSecond(atMs)}`
                  : `${after} · at ${hourMinuteSecond(atMs)}`}
                {state === 'past' && <Check className="icon" aria-label=", rung" />}
              </span>
              <b>{who}</b>
              {detail}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
