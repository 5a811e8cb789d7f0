import { useLayoutEffect, useRef } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { KeyCap } from './key-cap.tsx';
import { isTyping } from './typing.ts';

export type Choice<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly why?: string;
};

const textField = 'textarea, input:not([type="radio"])';

/** One of several, none chosen beforehand. A digit chooses and goes on to the text that follows. */
export function ChoiceList<Id extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string;
  choices: readonly Choice<Id>[];
  chosen: Id | null;
  onChoose: (id: Id) => void;
}) {
  const group = useRef<HTMLDivElement>(null);
  const newest = useRef({ choices, onChoose });
  useLayoutEffect(() => {
    newest.current = { choices, onChoose };
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const at = document.activeElement;
      const dialog = group.current?.closest('[role="dialog"]') ?? null;
      if (event.ctrlKey || event.altKey || isTyping(at)) return;
      // On a page with other digits its own must have focus; a dialog is alone with the keys.
      if (dialog === null && group.current?.contains(at) !== true) return;
      const choice = /^[1-9]$/.test(event.key)
        ? newest.current.choices[Number(event.key) - 1]
        : undefined;
      if (choice === undefined) return;
      event.preventDefault();
      newest.current.onChoose(choice.id);
      dialog?.querySelector<HTMLElement>(textField)?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
  return (
    <RadioGroup
      ref={group}
      className="field"
      value={chosen}
      onChange={(value) => {
        const choice = choices.find(({ id }) => id === value);
        if (choice !== undefined) onChoose(choice.id);
      }}
    >
      <Label className="label">{label}</Label>
      <div className="radio-list">
        {choices.map(({ id, label: text, why }, index) => (
          <RadioField key={id} value={id} className="radio-field">
            <RadioButton className="radio-row">
              {index < 9 && <KeyCap>{String(index + 1)}</KeyCap>}
              <span>{text}</span>
              {why !== undefined && <span className="why">{why}</span>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
