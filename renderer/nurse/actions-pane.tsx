import { CircleX, Scale, TriangleAlert, UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import type { Role } from '#shared/contract/words.ts';
import { useAct, useActs } from '../ui/acts.tsx';
import { Button } from '../ui/button.tsx';
import { Command, KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { AdviceComposer } from './advice-composer.tsx';
import { ContactPanel } from './contact-panel.tsx';
import { ResponseChoice } from './response-choice.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { CrewCard } from '../ui/crew-card.tsx';
import { S136Card } from '../ui/s136-card.tsx';
import { CallBacks } from './call-backs.tsx';
import { useAccept } from './use-accept.ts';

function CallerLines({ call }: { call: CallView }) {
  const { caller } = call;
  return (
    <dl className="pair">
      <dt>Caller</dt>
      <dd>
        {caller.name ?? 'Not named yet'}
        {caller.relation !== null && `, ${caller.relation}`}
      </dd>
      <dt>Ring back</dt>
      <dd className="ref">{call.number ?? 'No number'}</dd>
      <dt>Address said</dt>
      <dd>{caller.addressSaid ?? 'Not known'}</dd>
      <dt>Owner</dt>
      <dd>
        <b>{call.owner}</b>
      </dd>
    </dl>
  );
}

/** The right: who rings, the record of the contact, and what may be done, each with its key. */
export function ActionsPane({
  call,
  row,
  role,
  notes,
}: {
  call: CallView;
  row: DeskView['queue'][number];
  role: Role;
  notes: ReactNode;
}) {
  const acts = useActs();
  const { open } = useShell();
  const { refuse } = useStatus();
  useAccept(row);
  useAct('section-136', () => {
    open({ name: 's136' });
  });
  useAct('ring-later', () => {
    open({ name: 'later' });
  });
  useAct('crew', () => {
    open({ name: 'crew' });
  });
  useAct('export-record', () => {
    if (role === 'nurse') open({ name: 'export' });
    else refuse('Only a nurse takes the nurse’s record out of Concord.');
  });
  useAct('leave-field', () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const waiting = row.group === 'waiting';
  return (
    <aside className="pane" aria-label="What you can do">
      <ScrollPane label="Caller, record and notes">
        {role === 'nurse' && <AdviceComposer call={call} />}
        <ContactPanel call={call} role={role} />
        {role === 'nurse' && <ResponseChoice call={call} />}
        <CallBacks call={call} />
        <CrewCard of={call.crew} />
        <S136Card of={call.s136} />
        <section className="section section-rule" aria-label="Caller">
          <div className="section-title">
            <h3>Who rings</h3>
          </div>
          <CallerLines call={call} />
        </section>
        {notes}
      </ScrollPane>
      <div className="action-bar">
        {waiting && (
          <Button kind="primary" className="wide" onPress={() => acts.fire('take')}>
            <UserCheck className="icon" aria-hidden="true" />
            Accept this call <KeyCap>F8</KeyCap>
          </Button>
        )}
        {waiting && role === 'nurse' && (
          <Button onPress={() => open({ name: 'decline' })}>
            <CircleX className="icon" aria-hidden="true" />
            Decline <Command word="decline" />
          </Button>
        )}
        {role === 'supervisor' && (
          <Button onPress={() => open({ name: 'lower' })}>
            Lower the response <Command word="lower" />
          </Button>
        )}
        {role === 'supervisor' && call.emergency !== null && (
          <Button onPress={() => open({ name: 'stand-down' })}>
            <TriangleAlert className="icon" aria-hidden="true" />
            Stand down <Command word="stand down" />
          </Button>
        )}
        <Button onPress={() => open({ name: 's136' })}>
          <Scale className="icon" aria-hidden="true" />
          Section 136 <KeyCap>D</KeyCap>
        </Button>
        <Button onPress={() => acts.fire('close')}>
          Close call <KeyCap>F10</KeyCap>
        </Button>
      </div>
    </aside>
  );
}
