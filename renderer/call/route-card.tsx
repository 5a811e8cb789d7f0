import { Check, CircleQuestionMark } from 'lucide-react';
import type { CallView } from '#shared/contract/call-view.ts';
import { useActs } from '../ui/acts.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { DestinationIcon } from './destination-icon.tsx';
import { missingText, useTaking } from './use-taking.ts';

type Route = CallView['route'];

function Missing({ missing, named }: { missing: Route['missing']; named: boolean }) {
  return (
    <p className={named ? 'route-missing is-named' : 'route-missing'}>
      <CircleQuestionMark className="icon" aria-hidden="true" />
      <span>
        <b>{missingText(missing)}</b>{' '}
        {named
          ? 'Press F8 again to take this route now.'
          : 'Ask it, or press F8 twice to take this route now.'}
      </span>
    </p>
  );
}

function Reasons({ reasons }: { reasons: Route['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reason-list">
      {reasons.map(({ text, source }) => (
        <li key={text}>
          <Check className="icon" aria-hidden="true" />
          <span>
            {text} <span className="reason-source">{source}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Alternatives({ route }: { route: Route }) {
  const acts = useActs();
  if (route.alternatives.length === 0) return null;
  return (
    <>
      <div className="route-alternatives">
        {route.alternatives.map(({ destination, label, rank, why }) => (
          <div key={destination} className="route-alternative">
            <DestinationIcon of={destination} />
            <b>{label}</b>
            <span className="likelihood is-weak">{rank}</span>
            <span className="why">{why}</span>
          </div>
        ))}
      </div>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          acts.fire('other-route');
        }}
      >
        Take a different route <KeyCap>F7</KeyCap>
      </button>
    </>
  );
}

function WhyNot() {
  const { open } = useShell();
  return (
    <p className="why-not">
      <button
        type="button"
        className="link"
        onClick={() => {
          open({ name: 'why' });
        }}
      >
        Why this, why not that
      </button>
    </p>
  );
}

/** Who has it now, in words that promise nothing. */
function takenDetail(call: CallView): string {
  const offer = call.offers.find(
    ({ destination }) => destination === call.route.taken?.destination,
  );
  if (offer === undefined) return 'You own this call until somebody accepts it';
  if (offer.acceptedBy !== null) return `Accepted by ${offer.acceptedBy}`;
  return offer.kind === 'outside' ? 'For you to ring; accepted by name' : `Offered to ${offer.to}`;
}

function title(route: Route): { heading: string; beside: string } {
  if (route.taken !== null)
    return {
      heading: 'Route you took',
      beside: route.taken.recommended ? 'recommended' : 'a different one',
    };
  return {
    heading: route.missing.length > 0 ? 'Recommended so far' : 'Recommended',
    beside: route.missing.length > 0 ? 'not asked yet' : '',
  };
}

/** The recommended route, what joins it, and why. F8 takes it. */
export function RouteCard({ call }: { call: CallView }) {
  const { route } = call;
  const { named } = useTaking(call);
  const { heading, beside } = title(route);
  const head = route.taken ?? (call.phase === 'opening' ? null : route.recommended);
  return (
    <section className="section" aria-label={heading}>
      <div className="section-title">
        <h3>{heading}</h3>
        <span className="push">{beside}</span>
      </div>
      {head === null ? (
        <p className="small muted">A route shows as soon as the answers decide one.</p>
      ) : (
        <div className="route-card">
          <div className="route-head">
            <DestinationIcon of={head.destination} />
            <div>
              <h4>{head.label}</h4>
              <p>{'detail' in head ? head.detail : (head.reason ?? takenDetail(call))}</p>
            </div>
            {route.taken === null && (
              <span className="push">
                <KeyCap>F8</KeyCap>
              </span>
            )}
          </div>
          {route.also.map(({ destination, label, detail }) => (
            <div key={destination} className="route-also">
              <DestinationIcon of={destination} />
              <div>
                <b>{label}</b>
                <p>{detail}</p>
              </div>
            </div>
          ))}
          {route.taken === null && route.missing.length > 0 && (
            <Missing missing={route.missing} named={named} />
          )}
          <WhyNot />
          <Reasons reasons={route.reasons} />
        </div>
      )}
      {route.missing.length > 0 && head !== null ? (
        <p className="small muted route-lesser">
          No lesser route is offered while a necessary question is not asked.
        </p>
      ) : (
        <Alternatives route={route} />
      )}
    </section>
  );
}
