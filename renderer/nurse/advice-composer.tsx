import { useRef, useState } from 'react';
import { adviceKind, type AdviceKind, type AdviceTo } from '#shared/call/advice-events.ts';
import { adviceKindWords } from '#shared/call/advice-words.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { useAct } from '../ui/acts.tsx';
import { AdviceLine, AdviceState } from '../ui/advice-line.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { useAsk } from '../ui/use-ask.ts';

const names: Readonly<Record<AdviceTo, string>> = {
  officers: 'To officers on scene',
  handler: 'To handler',
};

/**
 * Lines of advice by one key: F5, the words, Enter. F5 again changes for whom, up and down of what kind. Where an officer has asked
 * something, F5 begins with the answer to it.
 */
export function AdviceComposer({ call }: { call: CallView }) {
  const ask = useAsk();
  const { open, kept, keep } = useShell();
  const [to, setTo] = useState<AdviceTo>('handler');
  const [kind, setKind] = useState<AdviceKind>('do');
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const name = `advice ${call.id}`;
  const { text = '', officers = '' } = kept(name);
  const put = (part: Readonly<Record<string, string>>): void => {
    keep(name, { text, officers, ...part });
  };
  const [answering, setAnswering] = useState<string | null>(null);
  const asked = call.officerQuestions.filter(({ answer }) => answer === null);
  const question = asked.find(({ id }) => id === answering) ?? null;
  const answer = ({ id, who }: (typeof asked)[number]): void => {
    setAnswering(id);
    setTo('officers');
    put({ officers: who });
    input.current?.focus();
  };
  useAct('advice', () => {
    const [oldest] = asked;
    const here = document.activeElement === input.current;
    if (here) {
      setAnswering(null);
      setTo((before) => (before === 'handler' ? 'officers' : 'handler'));
    } else if (oldest !== undefined && text === '') answer(oldest);
    input.current?.focus();
  });
  const step = (by: number): void => {
    const kinds = adviceKind.options;
    setKind(kinds[(kinds.indexOf(kind) + by + kinds.length) % kinds.length] ?? 'do');
  };
  const send = async (): Promise<void> => {
    if (text.trim() === '') return;
    const toName = to === 'officers' && officers.trim() !== '' ? officers.trim() : null;
    const sent = await ask('care.advise', {
      callId: call.id,
      to,
      toName,
      kind,
      text: text.trim(),
      answers: to === 'officers' ? (question?.id ?? null) : null,
    });
    if (!sent.ok) return;
    setAnswering(null);
    put({ text: '' });
  };
  const lines = call.advice.filter((line) => line.to === to);
  const unread = lines.some(({ acknowledged, rung }) => acknowledged === null && rung === null);
  return (
    <form
      ref={form}
      className="section stack"
      aria-label="Advice"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="advice-to">
        {(['officers', 'handler'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={to === one}
            onClick={() => {
              setTo(one);
            }}
          >
            {names[one]}
          </button>
        ))}
        <span className="push">
          <KeyCap>F5</KeyCap>
        </span>
      </div>
      {asked.length > 0 && (
        <ul className="advice-lines" aria-label="Officers ask">
          {asked.map((one) => (
            <li key={one.id}>
              <span>
                <b>{one.who} asks:</b> {one.text}
              </span>
              <button
                type="button"
                className="chip"
                aria-pressed={question?.id === one.id}
                onClick={() => {
                  answer(one);
                }}
              >
                Answer {one.who}
              </button>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <ul className="advice-lines" aria-label={names[to]}>
          {lines.map((line) => (
            <li key={line.id}>
              <AdviceLine of={line} />
              <AdviceState of={line} />
            </li>
          ))}
        </ul>
      )}
      {to === 'officers' && (
        <Field
          label="Which officers (name or call sign)"
          value={officers}
          onChange={(value) => {
            put({ officers: value });
          }}
        />
      )}
      <div className="chips" role="group" aria-label="Kind of advice">
        {adviceKind.options.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={kind === one}
            onClick={() => {
              setKind(one);
            }}
          >
            {adviceKindWords[one]}
          </button>
        ))}
      </div>
      <Field
        label={
          question === null || to === 'handler'
            ? `${adviceKindWords[kind]}, ${names[to].toLowerCase()}`
            : `${adviceKindWords[kind]}, in answer to ${question.who}`
        }
        value={text}
        inputRef={input}
        onChange={(value) => {
          put({ text: value });
        }}
        onKey={(key) => {
          // Two fields and no button: a form does not submit by itself.
          if (key === 'Enter' && to === 'officers') form.current?.requestSubmit();
          if (key === 'ArrowDown') step(1);
          if (key === 'ArrowUp') step(-1);
        }}
        beside={<KeyCap>Enter</KeyCap>}
      />
      {to === 'officers' && unread && (
        <Button
          size="small"
          onPress={() => {
            open({ name: 'officer-took-it' });
          }}
        >
          An officer acknowledged it
        </Button>
      )}
    </form>
  );
}
