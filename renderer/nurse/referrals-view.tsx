import type { ReactNode } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { ActionsPane } from './actions-pane.tsx';
import { Queue } from './queue.tsx';
import { NoReferral, ReferralPane } from './referral-pane.tsx';
import './contact.css';
import './nurse.css';

/**
 * The nurse's and the supervisor's screen over the same record. `notes` is the call's own note log,
 * handed in because features do not import each other.
 */
export function ReferralsView({ view, notes = null }: { view: DeskView; notes?: ReactNode }) {
  const { call, referral, queue, session } = view;
  const row = queue.find(({ referralId }) => referralId === referral?.referralId);
  const shown = session.state === 'signed-in' && call !== null && call.id === referral?.callId;
  return (
    <div className="work work-nurse">
      <Queue view={view} />
      {shown && row !== undefined ? (
        <>
          <ReferralPane sbar={referral} call={call} />
          <ActionsPane
            key={referral.referralId}
            call={call}
            row={row}
            role={session.role}
            notes={notes}
          />
        </>
      ) : (
        <>
          <NoReferral waiting={queue.filter(({ group }) => group === 'waiting').length} />
          <aside className="pane" aria-label="What you can do" />
        </>
      )}
    </div>
  );
}
