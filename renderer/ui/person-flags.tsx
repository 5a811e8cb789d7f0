import { Flag, GitCompareArrows, History, MapPin } from 'lucide-react';
import type { PersonView } from '#shared/contract/person-view.ts';
import { Provenance } from './provenance.tsx';

type FlagOf = PersonView['flags'][number];

export function ChangeAlert({ title, detail }: { title: string; detail: string }) {
  return (
    <div className="change-alert" role="note">
      <GitCompareArrows className="icon" aria-hidden="true" />
      <b>Different this time: {title}</b>
      <p>{detail}</p>
    </div>
  );
}

function Icon({ flag }: { flag: FlagOf }) {
  if (flag.stale) return <History className="icon" aria-hidden="true" />;
  return flag.about === 'address' ? (
    <MapPin className="icon" aria-hidden="true" />
  ) : (
    <Flag className="icon" aria-hidden="true" />
  );
}

export function FlagRow({ flag }: { flag: FlagOf }) {
  return (
    <li>
      <div className={flag.stale ? 'address-flag is-stale' : 'address-flag'}>
        <Icon flag={flag} />
        <div className="what">
          <span className="muted small">
            {flag.kind}, {flag.nature}
          </span>{' '}
          {flag.text}
        </div>
      </div>
      <Provenance from={flag.provenance} indented />
    </li>
  );
}

/** Flags about the person; those about the place stand apart, never as about the person. */
export function FlagList({ flags }: { flags: readonly FlagOf[] }) {
  return (
    <ul className="flag-list">
      {flags.map((flag) => (
        <FlagRow key={flag.id} flag={flag} />
      ))}
    </ul>
  );
}
