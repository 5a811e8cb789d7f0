import { useId } from 'react';
import { role as roleSchema } from '#shared/contract/words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import type { Member } from './member-form.ts';
import { roles, roleWords } from './role-words.ts';

/** A name, a role and a PIN on one line. */
export function MemberRow({
  member,
  nth,
  onChange,
  onRemove,
}: {
  member: Member;
  nth: number;
  onChange: (member: Member) => void;
  onRemove?: () => void;
}) {
  const roleId = useId();
  const which = nth === 0 ? '' : ` of person ${nth}`;
  return (
    <div className="member-row">
      <Field
        label={`Name${which}`}
        value={member.name}
        onChange={(name) => {
          onChange({ ...member, name });
        }}
      />
      <div className="field">
        <label htmlFor={roleId}>Role{which}</label>
        <select
          id={roleId}
          className="input"
          value={member.role}
          onChange={(event) => {
            onChange({ ...member, role: roleSchema.parse(event.target.value) });
          }}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={`PIN${which}`}
        type="password"
        inputMode="numeric"
        value={member.pin}
        onChange={(pin) => {
          onChange({ ...member, pin });
        }}
      />
      {onRemove !== undefined && (
        <Button size="small" kind="quiet" onPress={onRemove}>
          Remove<span className="sr-only"> person {nth}</span>
        </Button>
      )}
    </div>
  );
}
