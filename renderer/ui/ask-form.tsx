import { useRef, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { KeyCap } from './key-cap.tsx';

export type Part<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly start?: string;
  readonly lines?: number;
  readonly hint?: string;
  /** A PIN: digits that nobody reads over a shoulder. */
  readonly secret?: boolean;
  /** May be left empty. */
  readonly optional?: boolean;
};

/** A short form by keyboard: fields, one verb, Enter does it, from any of them. */
export function AskForm<Name extends string>({
  parts,
  verb,
  onDo,
  children,
  label,
  takesFocus = true,
}: {
  parts: readonly Part<Name>[];
  verb: string;
  /** Resolves true once it was done. */
  onDo: (values: Readonly<Record<Name, string>>) => Promise<boolean>;
  children?: ReactNode;
  label: string;
  /** False where a choice comes before the form. */
  takesFocus?: boolean;
}) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(parts.map(({ name, start }) => [name, start ?? ''])),
  );
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const isDone = await onDo(values);
    setBusy(false);
    // A PIN that was refused is typed again, whole.
    const secret = parts.find((part) => part.secret === true);
    if (!isDone && secret !== undefined) setValues((before) => ({ ...before, [secret.name]: '' }));
  };
  return (
    <form
      ref={form}
      className="ask-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      {parts.map((part, index) => (
        <Field
          key={part.name}
          label={part.label}
          value={values[part.name] ?? ''}
          required={part.optional !== true}
          // The form was asked for with a key: its first field is where the person types next.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={takesFocus && index === 0}
          lines={part.lines ?? 1}
          onKey={(key, ctrl) => {
            if (key === 'Enter' && (ctrl || (part.lines ?? 1) > 1)) form.current?.requestSubmit();
          }}
          {...(part.secret === true ? { type: 'password', inputMode: 'numeric' } : {})}
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

/** Null where nothing was typed, or nothing was asked: the contract keeps "not said" and "empty" apart. */
export const orNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();
