import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { KeyCap } from './key-cap.tsx';

export type Part<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly start?: string;
  readonly lines?: number;
  readonly hint?: string;
  /** May be left empty. */
  readonly optional?: boolean;
};

/** A short form by keyboard: fields, one verb, Enter (Ctrl+Enter in several lines) does it. */
export function AskForm<Name extends string>({
  parts,
  verb,
  onDo,
  children,
  label,
}: {
  parts: readonly Part<Name>[];
  verb: string;
  /** Resolves true once it was done. */
  onDo: (values: Readonly<Record<Name, string>>) => Promise<boolean>;
  children?: ReactNode;
  label: string;
}) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(parts.map(({ name, start }) => [name, start ?? ''])),
  );
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    // Every name of `parts` was put in above, so the record is whole.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
    await onDo(values as Readonly<Record<Name, string>>);
    setBusy(false);
  };
  return (
    <form
      className="ask-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.requestSubmit();
      }}
    >
      {parts.map((part, index) => (
        <Field
          key={part.name}
          label={part.label}
          value={values[part.name] ?? ''}
          required={part.optional !== true}
          autoFocus={index === 0}
          lines={part.lines ?? 1}
          {...(part.hint === undefined ? {} : { hint: part.hint })}
          onChange={(value) => {
            setValues((before) => ({ ...before, [part.name]: value }));
          }}
        />
      ))}
      {children}
      <div className="form-foot">
        <Button kind="primary" type="submit">
          {verb} <KeyCap>Enter</KeyCap>
        </Button>
      </div>
    </form>
  );
}

/** Null where nothing was typed: the contract keeps "not said" and "empty" apart. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
