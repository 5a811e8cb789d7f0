import { useEffect, useRef, useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { RevisionPreview } from '#shared/contract/revision-view.ts';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { AnswerButton } from './answer-button.tsx';
import { isNotKnown, valuesOf, type Option } from './answers.ts';
import { RevisionChange } from './revision-change.tsx';

type Wanted = { readonly values: Option['values']; readonly words: string | null };

const digitOf = (key: string): string | null => (/^[0-9]$/.test(key) ? key : null);

function Choosing({
  question,
  onWant,
}: {
  question: NonNullable<CallView['answered'][number]['asked']>;
  onWant: (wanted: Wanted) => void;
}) {
  const [toggled, setToggled] = useState<readonly Option[]>([]);
  const [waiting, setWaiting] = useState<Option['values'] | null>(null);
  const [words, setWords] = useState('');
  const answers = useRef<HTMLDivElement>(null);
  useEffect(() => {
    answers.current?.focus();
  }, []);
  const want = (values: Option['values'], unknown: boolean): void => {
    if (question.wordsLabel !== null && !unknown) setWaiting(values);
    else onWant({ values, words: null });
  };
  const choose = (option: Option): void => {
    if (question.many && option !== question.unknown)
      setToggled((before) =>
        before.includes(option) ? before.filter((one) => one !== option) : [...before, option],
      );
    else want(option.values, isNotKnown(option));
  };
  const options = [...question.options, question.unknown];
  if (waiting !== null)
    return (
      <form
        className="ask-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== '') onWant({ values: waiting, words: words.trim() });
        }}
      >
        <Field
          label={question.wordsLabel ?? ''}
          value={words}
          onChange={setWords}
          // The answer was chosen: its words are what is typed next.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          beside={<KeyCap>Enter</KeyCap>}
        />
      </form>
    );
  return (
    // The dialog is the control here: its digits choose, as they do on the question itself.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="answers"
      ref={answers}
      tabIndex={-1}
      role="group"
      aria-label="Answers"
      onKeyDown={(event) => {
        const digit = digitOf(event.key);
        const option = digit === null ? undefined : options.find(({ key }) => key === digit);
        if (option !== undefined) choose(option);
      }}
    >
      {options.map((option) => (
        <AnswerButton
          key={option.key}
          option={option}
          unknown={option === question.unknown}
          toggled={question.many && option !== question.unknown ? toggled.includes(option) : null}
          onChoose={choose}
        />
      ))}
      {question.many && (
        <Button
          isDisabled={toggled.length === 0}
          onPress={() => {
            want(valuesOf(toggled), false);
          }}
        >
          Show what this would change
        </Button>
      )}
    </div>
  );
}

/** Changing an earlier answer: first what it would change and what has gone out, then the act. */
export function Revise({
  call,
  row: n,
  onShut,
}: {
  call: CallView;
  row: number;
  onShut: () => void;
}) {
  const ask = useAsk();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [preview, setPreview] = useState<RevisionPreview | null>(null);
  const row = call.answered.find((one) => one.n === n);
  if (row === undefined) return null;
  const question = row.asked;
  const request = (to: Wanted) => ({ callId: call.id, question: row.question, ...to });
  const show = async (to: Wanted): Promise<void> => {
    const previewed = await ask('call.previewRevision', request(to));
    if (!previewed.ok) return;
    setWanted(to);
    setPreview(previewed.value);
  };
  const commit = async (): Promise<void> => {
    if (wanted === null) return;
    const revised = await ask('call.reviseAnswer', request(wanted));
    if (revised.ok) onShut();
  };
  return (
    <DialogFrame title={`Revise answer ${String(row.n)}: ${row.short}`} onShut={onShut} wide>
      {preview === null ? (
        <>
          <p>
            Now: <b>{row.answer}</b>. Choose the right answer; nothing changes until you have seen
            what it would change.
          </p>
          {question === null ? (
            <p>
              That question belongs to another version of the script, which this desk no longer has.
              Add a note with what is true now.
            </p>
          ) : (
            <Choosing question={question} onWant={(to) => void show(to)} />
          )}
        </>
      ) : (
        <RevisionChange
          preview={preview}
          onBack={() => {
            setPreview(null);
          }}
          onCommit={() => void commit()}
        />
      )}
    </DialogFrame>
  );
}
