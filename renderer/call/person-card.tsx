import type { PersonView } from '#shared/contract/person-view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { useActs } from '../ui/acts.tsx';
import { CarePlan } from '../ui/care-plan.tsx';
import { FrequentContact } from '../ui/frequent-contact.tsx';
import { PersonPicture } from '../ui/person-picture.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { ChangeAlert, FlagList } from '../ui/person-flags.tsx';
import { hourMinute, wordedDate } from '../ui/times.ts';

function lineOf(person: PersonView): string {
  return [
    person.age === null ? null : String(person.age),
    person.born === null ? null : `born ${wordedDate(person.born)}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** The chosen person: what is different, the plan, the flags, each with where it comes from. */
export function PersonCard({ callId, person }: { callId: CallId; person: PersonView }) {
  const acts = useActs();
  const about = person.flags.filter((flag) => flag.about === 'person');
  return (
    <section className="section person-card" aria-label="Chosen person">
      <div className="person-head">
        <div className="grow">
          <h3>
            {person.name}{' '}
            {person.nickname !== null && <span className="second">“{person.nickname}”</span>}
          </h3>
          <p>
            {person.deceased && <b>Recorded as having died · </b>}
            {lineOf(person)}{' '}
            <span className="hide-compact">{person.address !== null && `· ${person.address}`}</span>
          </p>
        </div>
        <button
          type="button"
          className="link small nowrap"
          onClick={() => {
            acts.fire('not-this-person');
          }}
        >
          Not {person.pronoun}? <KeyCap>F3</KeyCap>
        </button>
      </div>
      {person.differentToday !== null && <ChangeAlert {...person.differentToday} />}
      {person.plan !== null && <CarePlan plan={person.plan} />}
      {person.frequentContact !== null && <FrequentContact of={person.frequentContact} />}
      {about.length > 0 && (
        <>
          <div className="flag-title">
            <h4>Flags</h4>
          </div>
          <FlagList flags={about} />
        </>
      )}
      <PersonPicture callId={callId} personId={person.personId} name={person.name} />
      {person.withheld.map(({ what, why }) => (
        <p key={what} className="withheld">
          Not shown to you: <b>{what}</b>. {why}
        </p>
      ))}
      {person.cachedAtMs !== null && (
        <p className="provenance">
          <span>Kept on this desk since {hourMinute(person.cachedAtMs)}, the last import</span>
        </p>
      )}
    </section>
  );
}

/** Flags about the place. They are never styled as about the person. */
export function AddressFlags({ person }: { person: PersonView }) {
  const flags = person.flags.filter((flag) => flag.about === 'address');
  if (flags.length === 0) return null;
  const first = person.nickname ?? person.name.split(' ')[0] ?? 'the person';
  return (
    <section className="section" aria-label="Address flags">
      <div className="section-title">
        <h3>This address</h3>
        <span className="push">
          {flags.length} {flags.length === 1 ? 'flag' : 'flags'}, not about {first}
        </span>
      </div>
      <FlagList flags={flags} />
    </section>
  );
}
