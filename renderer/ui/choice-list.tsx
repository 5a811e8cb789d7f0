import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';

export type Choice<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly why?: string;
};

/** One of several, none chosen beforehand. Arrow keys move and choose. */
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
  return (
    <RadioGroup
      className="field"
      value={chosen}
      onChange={(value) => {
        const choice = choices.find(({ id }) => id === value);
        if (choice !== undefined) onChoose(choice.id);
      }}
    >
      <Label className="label">{label}</Label>
      <div className="radio-list">
        {choices.map(({ id, label: text, why }) => (
          <RadioField key={id} value={id} className="radio-field">
            <RadioButton className="radio-row">
              <span>{text}</span>
              {why !== undefined && <span className="why">{why}</span>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
