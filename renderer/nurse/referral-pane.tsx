import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { CarePlan } from '../ui/care-plan.tsx';
import { DangerBar } from '../ui/danger-bar.tsx';
import { FrequentContact } from '../ui/frequent-contact.tsx';
import { ChangeAlert, FlagList } from '../ui/person-flags.tsx';
import { ReferralHead } from './referral-head.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { SbarPanel } from './sbar-panel.tsx';
import { Timeline } from './timeline.tsx';

/** The centre: whom it is about, SBAR, what is known already, and what has happened. */
export function ReferralPane({
  sbar,
  call,
}: {
  sbar: NonNullable<DeskView['referral']>;
  call: CallView;
}) {
  const { person } = call;
  return (
    <main className="pane pane-main" aria-label="Referral">
      <ReferralHead sbar={sbar} call={call} />
      <ScrollPane className="referral-body" label="The referral">
        <SbarPanel sbar={sbar} contacts={call.contacts} />
        <div className="lower">
          <section aria-label="Known already">
            {person?.differentToday != null && <ChangeAlert {...person.differentToday} />}
            {person?.plan != null && <CarePlan plan={person.plan} />}
            {person !== null && person.flags.length > 0 && <FlagList flags={person.flags} />}
            {person?.frequentContact != null && <FrequentContact of={person.frequentContact} />}
            {person === null && (
              <p className="second">Nobody has been chosen on this call, so no plan is shown.</p>
            )}
          </section>
          <Timeline moments={sbar.timeline} />
        </div>
      </ScrollPane>
      <DangerBar call={call} />
    </main>
  );
}

/** Nothing chosen: what to do next, and F9 all the same. */
export function NoReferral({ waiting }: { waiting: number }) {
  return (
    <main className="pane pane-main" aria-label="Referral">
      <div className="ready">
        <header>
          <h1>{waiting === 0 ? 'Nobody is waiting' : 'Choose a referral'}</h1>
          <p className="lede">
            {waiting === 0
              ? 'An offered call appears on the left by itself, with whoever owns it until you accept.'
              : 'J shows the next one and K the one before. F8 accepts the one that is shown.'}
          </p>
        </header>
      </div>
      <DangerBar />
    </main>
  );
}
