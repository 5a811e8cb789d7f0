import type { CallView } from '#shared/contract/call-view.ts';

/** Recommended, accepted by you, offered, waiting, accepted. */
export function OfferTracker({ steps }: { steps: CallView['tracker'] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="offer-tracker" aria-label="Referral state">
      {steps.map(({ label, detail, state }) => (
        <li
          key={label}
          className={state === 'now' ? 'current' : state === 'done' ? 'done' : undefined}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <b>{label}</b>
          {detail}
        </li>
      ))}
    </ol>
  );
}
