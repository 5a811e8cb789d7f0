import { useEffect, useRef, useState } from 'react';
import type { QuestionView } from '#shared/contract/call-view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { useAct } from '../ui/acts.tsx';
import { isTyping } from '../ui/typing.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { Words } from '../ui/words.tsx';
import { AnswerButton } from './answer-button.tsx';
import { useAnswering } from './use-answering.ts';
import { WordsField } from './words-field.tsx';

/** Words to say aloud stand in quotation marks, once. */
const quoted = (words: string): string => (/^[“"]/.test(words) ? words : `“${words}”`);

/**
 * The question now. It has focus on arrival; no answer is chosen, focused or marked. Keyed by
 * question, so that nothing of the last one is left.
 */
export function QuestionCard({ callId, question }: { callId: CallId; question: QuestionView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [other, setOther] = useState(false);
  const answering = useAnswering(callId, question);
  useEffect(() => {
    if (!isTyping(document.activeElement)) heading.current?.focus();
  }, []);
  useAct('another-wording', () => {
    if (question.another !== null) setOther((before) => !before);
  });
  return (
    <section className="question-card" aria-label="Current question">
      <div className="ask-meta">
        <b>Question {question.n}</b>
        <span>{question.stage}</span>
        <span className="push">
          {question.remaining === 0 ? 'The last one' : `About ${String(question.remaining)} more`}
        </span>
      </div>
      <h1 className="ask" tabIndex={-1} ref={heading}>
        {quoted(other && question.another !== null ? question.another : question.say)}
      </h1>
      {(question.hint !== null || question.emergencyIf !== null) && (
        <p className="hint">
          {question.hint !== null && <Words of={question.hint} />}
          {question.emergencyIf !== null && (
            <span className="emergency-if">
              {' '}
              Press <KeyCap>F9</KeyCap> if {question.emergencyIf}.
            </span>
          )}
        </p>
      )}
      {question.alreadyHeard !== null && (
        <p className="hint">
          Already heard: <b>{question.alreadyHeard.label}</b>. Check it with the caller, then press
          its key.
        </p>
      )}
      <div
        // Two columns where one would not fit above F9.
        className={question.many || question.options.length > 5 ? 'answers is-many' : 'answers'}
        role="group"
        aria-label="Answers"
      >
        {[...question.options, question.unknown].map((option) => (
          <AnswerButton
            key={option.key}
            option={option}
            unknown={option === question.unknown}
            toggled={
              question.many && option !== question.unknown
                ? answering.toggled.includes(option.key)
                : null
            }
            onChoose={answering.choose}
          />
        ))}
      </div>
      {question.many && (
        <p className="many-hint small">
          Several may be true. A key puts one on or off, Enter records.
        </p>
      )}
      {answering.guarded !== null && <p className="guarded">{answering.guarded}</p>}
      {answering.wanting !== null && question.wordsLabel !== null && (
        <WordsField
          label={question.wordsLabel}
          chosen={answering.wanting.label}
          onRecord={answering.recordWords}
          onDrop={() => {
            answering.dropWords();
            heading.current?.focus();
          }}
        />
      )}
    </section>
  );
}
