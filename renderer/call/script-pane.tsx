import type { CallView, QuestionView } from '#shared/contract/call-view.ts';
import { useActs } from '../ui/acts.tsx';
import { DangerBar } from '../ui/danger-bar.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { AnsweredRows } from './answered-rows.tsx';
import { QuestionCard } from './question-card.tsx';
import { StageProgress } from './stage-progress.tsx';
import './script.css';

/** The centre while the script asks: what was answered, the question, words to say. */
export function ScriptPane({ call, question }: { call: CallView; question: QuestionView }) {
  const acts = useActs();
  return (
    <main className="pane pane-main script" aria-label="Script">
      <div className="script-body">
        <StageProgress stages={call.stages} />
        <AnsweredRows rows={call.answered} />
        <QuestionCard
          key={`${call.id} ${question.id} ${String(question.n)}`}
          callId={call.id}
          question={question}
        />
        {question.sayNow !== null && (
          <section className="say-panel say-now" aria-label="Say">
            <span className="label">Say</span>
            <p className="words">“{question.sayNow.replaceAll(/^“|”$/g, '')}”</p>
          </section>
        )}
        <div className="grow" />
      </div>
      <div className="script-foot">
        <button type="button" onClick={() => acts.fire('previous')}>
          <KeyCap>Backspace</KeyCap> Previous question
        </button>
        {question.another !== null && (
          <button
            type="button"
            className="hide-compact"
            onClick={() => acts.fire('another-wording')}
          >
            <KeyCap>S</KeyCap> Say it another way
          </button>
        )}
        {question.next !== null && (
          <span className="push">Next: {question.next.toLowerCase()}</span>
        )}
      </div>
      <DangerBar call={call} />
    </main>
  );
}
