import { OctagonAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { DangerBar } from '../ui/danger-bar.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { AnsweredRows } from './answered-rows.tsx';
import { CloseGuard } from './close-guard.tsx';
import { ComingList } from './coming-list.tsx';
import { Escalation } from './escalation.tsx';
import { OfferTracker } from './offer-tracker.tsx';
import { routeHeading } from './route-heading.ts';
import { StageProgress } from './stage-progress.tsx';
import './route.css';

type Row = CallView['answered'][number];

/** Raised the response, or one of the last two. */
const decided = (row: Row, at: number, rows: readonly Row[]): boolean =>
  row.effect !== null || at >= rows.length - 2;

function WatchFor({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <section aria-label="When to press F9">
      <span className="label">
        Press <KeyCap>F9</KeyCap> straight away if
      </span>
      <ul className="watch-for">
        {texts.map((text) => (
          <li key={text}>
            <OctagonAlert className="icon" aria-hidden="true" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The centre once the script has no more to ask, or a route was taken: who owns it, and what next. */
export function RoutePane({ call }: { call: CallView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const { allAnswers, setAllAnswers } = useShell();
  const { title, lead } = routeHeading(call);
  const waiting = call.offers.filter(({ state }) => state !== 'accepted' && state !== 'declined');
  return (
    <main className="pane pane-main script" aria-label="Route">
      <div className="script-body">
        <StageProgress stages={call.stages} />
        <div className="route-stage">
          <header className="offer-head">
            <h1 tabIndex={-1} ref={heading}>
              {title}
            </h1>
            <p>{lead}</p>
          </header>
          <OfferTracker steps={call.tracker} />
          {waiting.map((offer) => (
            <Escalation key={offer.referralId} call={call} offer={offer} />
          ))}
          <ComingList call={call} />
          {call.phase !== 'closed' && (
            <div className="two-up">
              {call.say !== null && (
                <section className="say-panel" aria-label="Say">
                  <span className="label">Say while you wait</span>
                  <p className="words">“{call.say.replaceAll(/^“|”$/g, '')}”</p>
                </section>
              )}
              <WatchFor texts={call.watchFor} />
            </div>
          )}
          <section className="hide-compact deciding" aria-label="Answers">
            <div className="section-title">
              <h2>{allAnswers ? 'Answers' : 'Answers that decided the route'}</h2>
              <button
                type="button"
                className="link push"
                onClick={() => {
                  setAllAnswers(!allAnswers);
                }}
              >
                {allAnswers ? 'Fewer answers' : `All ${String(call.answered.length)} answers`}
              </button>
            </div>
            <AnsweredRows
              folds={false}
              rows={allAnswers ? call.answered : call.answered.filter(decided)}
            />
          </section>
          {call.phase !== 'closed' && <CloseGuard call={call} />}
        </div>
        <div className="grow" />
      </div>
      <DangerBar call={call} />
    </main>
  );
}
