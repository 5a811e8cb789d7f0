import type { CallView } from '#shared/contract/call-view.ts';
import { useDesk } from '../bridge/bridge.tsx';
import { hourMinuteSecond } from '../ui/times.ts';

/** What dispatch was given, or with no hub what to tell it. */
export function GivenToDispatch({ emergency }: { emergency: NonNullable<CallView['emergency']> }) {
  const { dispatch } = useDesk();
  return (
    <section className="section" aria-label="For dispatch">
      <div className="section-title">
        <h3>{dispatch === 'linked' ? 'What dispatch was given' : 'What to tell dispatch'}</h3>
        <span className="push">
          {dispatch === 'linked' ? hourMinuteSecond(emergency.askedAtMs) : 'not sent'}
        </span>
      </div>
      <dl className="pair">
        {emergency.given.map(({ label, text }) => (
          <div key={label} className="pair-row">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
