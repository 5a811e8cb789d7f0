import { useCallback, useEffect, useRef, useState } from 'react';
import type { QuestionView } from '#shared/contract/call-view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { useAct } from '../ui/acts.tsx';
import { guardDigit } from '../ui/key-guard.ts';
import { useLastTyped } from '../ui/last-typed.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { isNotKnown, optionFor, valuesOf, type Option } from './answers.ts';

export type Answering = {
  /** Chosen and waiting for its words, or null. */
  readonly wanting: Option | null;
  /** Keys of the chips toggled on, where several answers may be true. */
  readonly toggled: readonly string[];
  readonly sending: boolean;
  /** Why a digit was not taken, said beside the question. */
  readonly guarded: string | null;
  readonly choose: (option: Option) => void;
  readonly recordMany: () => void;
  readonly recordWords: (words: string) => void;
  readonly dropWords: () => void;
};

/** How a question is answered: digits at once, chips with Enter, words where the question asks for them. */
export function useAnswering(callId: CallId, question: QuestionView): Answering {
  const ask = useAsk();
  const { say } = useStatus();
  const lastTyped = useLastTyped();
  const shownAtMs = useRef(0);
  const [wanting, setWanting] = useState<Option | null>(null);
  const [toggled, setToggled] = useState<readonly string[]>([]);
  const [sending, setSending] = useState(false);
  const [guarded, setGuarded] = useState<string | null>(null);
  useEffect(() => {
    shownAtMs.current = performance.now();
  }, []);
  const record = useCallback(
    (values: Option['values'], words: string | null) => {
      setSending(true);
      void ask('call.recordAnswer', { callId, question: question.id, values, words }).then(() => {
        setSending(false);
      });
    },
    [ask, callId, question.id],
  );
  const choose = (option: Option): void => {
    if (sending) return;
    setGuarded(null);
    if (question.many && option !== question.unknown)
      setToggled((before) =>
        before.includes(option.key)
          ? before.filter((key) => key !== option.key)
          : [...before, option.key],
      );
    else if (question.wordsLabel !== null && !isNotKnown(option)) setWanting(option);
    else record(option.values, null);
  };
  const recordMany = (): void => {
    const chosen = question.options.filter(({ key }) => toggled.includes(key));
    if (sending || !question.many) return;
    if (chosen.length === 0) say('Choose at least one answer, or 0 for not known');
    else if (question.wordsLabel !== null && wanting === null)
      setWanting({ key: '', label: '', covers: null, values: valuesOf(chosen) });
    else record(valuesOf(chosen), null);
  };
  useAct('answer', (digit) => {
    const option = optionFor(question, digit);
    if (option === undefined) return;
    const guard = guardDigit(option.key, performance.now(), shownAtMs.current, lastTyped());
    if (guard.taken) choose(option);
    else {
      setGuarded(guard.said);
      say(guard.said);
    }
  });
  useAct('record-many', recordMany);
  return {
    wanting,
    toggled,
    sending,
    guarded,
    choose,
    recordMany,
    recordWords: (words) => {
      if (wanting !== null) record(wanting.values, words.trim() === '' ? null : words.trim());
    },
    dropWords: () => {
      setWanting(null);
    },
  };
}
