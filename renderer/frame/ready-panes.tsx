import { CircleAlert, CircleCheck, CircleX, Stethoscope, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { LevelGlyph } from '../ui/level.tsx';
import { PersonSearch } from '../ui/person-search.tsx';

const primer: readonly (readonly [string, string])[] = [
  ['1 to 9', 'Choose an answer'],
  ['0', 'Not known. Asked, and nobody knows. It never counts as no'],
  ['F2', 'Find a person'],
  ['F4', 'Add a note'],
  ['F8', 'Take the recommended route'],
  ['F9', 'Immediate danger'],
  ['/', 'Type any other command'],
];

function KeyPrimer() {
  const [hidden, setHidden] = useState(false);
  if (hidden) return null;
  return (
    <section className="section section-rule" aria-label="First time here">
      <div className="section-title">
        <h3>First time here?</h3>
        <button type="button" className="link push" onClick={() => setHidden(true)}>
          Hide this
        </button>
      </div>
      <p className="second primer-lede">
        Both hands stay on the keyboard. These keys are enough for a whole call.
      </p>
      <dl className="key-primer">
        {primer.map(([caps, does]) => (
          <div key={caps} className="pair-row">
            <dt>
              {caps
                .split(' ')
                .map((cap) => (cap === 'to' ? ' to ' : <KeyCap key={cap}>{cap}</KeyCap>))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The left pane with no call: the search, and what was handed over. */
export function NoCallPane({ view }: { view: DeskView }) {
  return (
    <aside className="pane ghost-pane" aria-label="Who and where, no call">
      <section className="section">
        <div className="section-title">
          <h2>Who and where</h2>
          <span className="push">No call</span>
        </div>
        <p className="small">
          The caller’s number, who they are calling about and any flags appear here.
        </p>
      </section>
      <PersonSearch callId={null} chosen={null} lookFor="" />
      {view.handedOver.length > 0 && (
        <section className="section section-rule" aria-label="Handed over">
          <div className="section-title">
            <h3>Handed over to you</h3>
          </div>
          <ol className="handed-over second">
            {view.handedOver.map(({ level, text }) => (
              <li key={text}>
                <LevelGlyph level={level} />
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <div className="grow" />
      <KeyPrimer />
    </aside>
  );
}

const icons = { ok: CircleCheck, warn: CircleAlert, fault: CircleX };

function OnDuty({ users }: { users: DeskView['users'] }) {
  const here = users.filter(
    ({ role, onDuty }) => onDuty && (role === 'nurse' || role === 'supervisor'),
  );
  return (
    <section className="section" aria-label="On duty now">
      <div className="section-title">
        <h3>On duty now</h3>
        <span className="push">/ duty changes it</span>
      </div>
      {here.length === 0 && (
        <p className="second">No nurse or supervisor is on duty at this desk.</p>
      )}
      <ul className="check-list">
        {here.map(({ id, name, role, busy }) => {
          const Icon = role === 'nurse' ? Stethoscope : UserRound;
          return (
            <li key={id}>
              <Icon className="icon" aria-hidden="true" />
              <span>
                {name}
                <br />
                <small>
                  {role === 'nurse'
                    ? busy
                      ? 'Nurse, on a referral'
                      : 'Nurse, free'
                    : 'Supervisor'}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The right pane with no call: whether this desk can be relied on, and who is on duty. */
export function DeskPane({ view }: { view: DeskView }) {
  const ready = view.checks.every(({ state }) => state === 'ok');
  return (
    <aside className="pane" aria-label="This desk">
      <div className="pane-header">
        <h2>{ready ? 'This desk is ready' : 'Look at this desk'}</h2>
      </div>
      <div className="pane-scroll">
        <section className="section" aria-label="Checks">
          <ul className="check-list">
            {view.checks.map(({ state, title, detail, at }) => {
              const Icon = icons[state];
              return (
                <li key={title}>
                  <Icon
                    className={`icon ${state}`}
                    aria-label={state === 'ok' ? 'Good:' : 'Look at this:'}
                  />
                  <span>
                    {title}
                    <br />
                    <small>{detail}</small>
                  </span>
                  <small>{at}</small>
                </li>
              );
            })}
          </ul>
        </section>
        <OnDuty users={view.users} />
      </div>
    </aside>
  );
}
