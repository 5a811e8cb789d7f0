import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { LevelBadge } from '../ui/level.tsx';

/** Whom the referral is about, and the response needed with who set it. */
export function ReferralHead({
  sbar,
  call,
}: {
  sbar: NonNullable<DeskView['referral']>;
  call: CallView;
}) {
  const nickname = call.person?.nickname ?? null;
  return (
    <header className="referral-head">
      <div className="grow">
        <h1>
          {sbar.person} {nickname !== null && <span className="second">“{nickname}”</span>}
        </h1>
        <p>{sbar.personLine === '' ? 'Nobody has been identified yet' : sbar.personLine}</p>
      </div>
      <div className="referral-level">
        <div className="lead">
          <LevelBadge level={sbar.level} />
        </div>
        <p className="small muted nowrap">response needed, {call.level.setBy}</p>
        {call.level.until !== null && <p className="small">{call.level.until}</p>}
      </div>
    </header>
  );
}
