import { useState } from 'react';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';

/** The typed words beside an answer: an address, what was said. Enter records both together. */
export function WordsField({
  label,
  chosen,
  onRecord,
  onDrop,
}: {
  label: string;
  chosen: string;
  onRecord: (words: string) => void;
  onDrop: () => void;
}) {
  const [words, setWords] = useState('');
  const [empty, setEmpty] = useState(false);
  return (
    <form
      className="words-field"
      aria-label={`${label}, for: ${chosen}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() === '') setEmpty(true);
        else onRecord(words);
      }}
    >
      <Field
        label={label}
        value={words}
        onChange={setWords}
        onKey={(key) => {
          if (key === 'Escape') onDrop();
        }}
        // The answer was chosen: its words are what is typed next.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        beside={<KeyCap>Enter</KeyCap>}
      />
      <p className="small muted" role="status">
        {empty
          ? 'Type what was said, or press Esc and choose 0 if nobody knows.'
          : `${chosen === '' ? 'Your answers' : chosen}: Enter records it with these words. Esc chooses again.`}
      </p>
    </form>
  );
}
