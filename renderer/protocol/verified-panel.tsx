import { Shield, ShieldAlert, ShieldCheck } from 'lucide-react';
import type { PropertyView, ProtocolDetail } from '#shared/contract/protocol.ts';
import { hourMinute } from '../ui/times.ts';
import { count, fullDate, seconds } from './words.ts';

function Property({ of: { text, holds, covered, unit, counterexample } }: { of: PropertyView }) {
  const Icon = holds ? ShieldCheck : ShieldAlert;
  return (
    <li className={holds ? undefined : 'is-broken'}>
      <Icon className="icon" aria-hidden="true" />
      <span>
        <span className="sr-only">{holds ? 'Holds: ' : 'Broken: '}</span>
        {text}
      </span>
      <span className="covered">
        {count(covered)} {unit}
      </span>
      {counterexample !== null && (
        <p className="counterexample">
          <b>Shortest call that breaks it:</b> {counterexample}
        </p>
      )}
    </li>
  );
}

function headOf({ verification }: ProtocolDetail, busy: boolean) {
  if (busy)
    return {
      state: 'busy',
      title: 'Checking every possible call…',
      text: 'This takes a few seconds. Calls go on meanwhile.',
    };
  if (verification === null)
    return {
      state: 'unchecked',
      title: 'Not checked yet',
      text: 'V checks every possible call, those never made included.',
    };
  const { holds, of, atMs, ms } = verification;
  const when = `${fullDate(atMs)} ${hourMinute(atMs)}, in ${seconds(ms)}`;
  return holds === of
    ? {
        state: 'holds',
        title: `Verified: ${String(holds)} of ${String(of)} properties hold`,
        text: `Every possible call checked, ${when}`,
      }
    : {
        state: 'broken',
        title: `${String(of - holds)} of ${String(of)} properties ${of - holds === 1 ? 'does' : 'do'} not hold`,
        text: `Every possible call checked, ${when}. It cannot be put into use`,
      };
}

export function VerifiedHead({ detail, busy }: { detail: ProtocolDetail; busy: boolean }) {
  const { state, title, text } = headOf(detail, busy);
  const Icon = state === 'holds' ? ShieldCheck : state === 'broken' ? ShieldAlert : Shield;
  return (
    <div className={`verified-head is-${state}`} role="status">
      <Icon className="icon" aria-hidden="true" />
      <h2>{title}</h2>
      <p className="second small">{text}</p>
    </div>
  );
}

/** A law of this very script, and not of every script. */
const isOwn = ({ id }: PropertyView): boolean => id.startsWith('pack-');

const Rows = ({ of }: { of: readonly PropertyView[] }) => (
  <ul className="verified-list">
    {of.map((property) => (
      <Property key={property.id} of={property} />
    ))}
  </ul>
);

/** Broken ones first: what has to be mended is not looked for. The script's own laws fold up while they hold. */
export function VerifiedList({ detail: { verification } }: { detail: ProtocolDetail }) {
  if (verification === null) return null;
  const broken = verification.properties.filter(({ holds }) => !holds);
  const holding = verification.properties.filter(({ holds }) => holds);
  const own = holding.filter(isOwn);
  return (
    <>
      <Rows of={[...broken, ...holding.filter((one) => !isOwn(one))]} />
      {own.length > 0 && (
        <details className="verified-own">
          <summary>
            <ShieldCheck className="icon" aria-hidden="true" />
            {own.length} {own.length === 1 ? 'law' : 'laws'} of this script hold as well
          </summary>
          <Rows of={own} />
        </details>
      )}
    </>
  );
}
