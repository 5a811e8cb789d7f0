import type { ReactNode, Ref } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password';
  readonly lines?: number;
  readonly hint?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly inputMode?: 'numeric' | 'tel';
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly beside?: ReactNode;
  readonly onKey?: (key: string, ctrl: boolean) => void;
};

/** Label above, 38 px, errors as a sentence (components.md, Field). */
export function Field({ label, lines = 1, hint, beside, hideLabel = false, ...rest }: Props) {
  const { value, onChange, type = 'text', required = false, autoFocus = false } = rest;
  const box = {
    ...(rest.inputMode === undefined ? {} : { inputMode: rest.inputMode }),
    ...(rest.placeholder === undefined ? {} : { placeholder: rest.placeholder }),
  };
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      type={type}
      isRequired={required}
      // The person asked for this form with a key: the first field is where they type next.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={autoFocus}
      maxLength={lines > 1 ? 4000 : 200}
      autoComplete="off"
      onKeyDown={(event) => {
        rest.onKey?.(event.key, event.ctrlKey);
        // Without this Esc in a field would not put its dialog away.
        event.continuePropagation();
      }}
    >
      <Label className={hideLabel ? 'sr-only' : 'label'}>{label}</Label>
      {lines > 1 ? (
        <TextArea className="input textarea" rows={lines} {...box} />
      ) : (
        <div className="input">
          <Input
            className="grow"
            {...(rest.inputRef === undefined ? {} : { ref: rest.inputRef })}
            {...box}
          />
          {beside}
        </div>
      )}
      {hint !== undefined && (
        <Text slot="description" className="small muted">
          {hint}
        </Text>
      )}
      <FieldError className="field-error" />
    </TextField>
  );
}
