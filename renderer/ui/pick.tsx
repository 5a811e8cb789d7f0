import { useId } from 'react';

/** One of several in a form with many fields: nothing is chosen beforehand, letters find a line. */
export function Pick<Id extends string>({
  label,
  value,
  options,
  onChange,
  isFirst = false,
}: {
  label: string;
  /** Empty where nothing is chosen yet. */
  value: string;
  options: readonly { readonly id: Id; readonly label: string }[];
  onChange: (id: Id) => void;
  /** Takes the focus when the form appears. */
  isFirst?: boolean;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        // The form was asked for with a key.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isFirst}
        onChange={(event) => {
          const chosen = options.find((one) => one.id === event.target.value);
          if (chosen !== undefined) onChange(chosen.id);
        }}
      >
        <option value="" disabled>
          Choose
        </option>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}
