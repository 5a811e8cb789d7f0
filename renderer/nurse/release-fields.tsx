import { Ban, Check } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import type { WithheldItem } from '#shared/contract/person-view.ts';

/** Field by field: none is chosen beforehand, and what may never leave says why. */
export function ReleaseFields({
  item,
  chosen,
  choose,
}: {
  item: WithheldItem;
  chosen: readonly string[];
  choose: (fields: readonly string[]) => void;
}) {
  return (
    <ul className="release-fields" aria-label="Fields of this item">
      {item.fields.map(({ field, label, value, releasable, whyNot }) => (
        <li key={field}>
          <div>
            <b>{label}</b>
            <p>{value}</p>
            {whyNot !== null && (
              <p className="small why-not">
                <Ban className="icon" aria-hidden="true" /> Never released: {whyNot}.
              </p>
            )}
          </div>
          {releasable && (
            <ToggleButton
              className="chip"
              aria-label={`Release ${label}`}
              isSelected={chosen.includes(field)}
              onChange={(on) => {
                choose(on ? [...chosen, field] : chosen.filter((one) => one !== field));
              }}
            >
              {chosen.includes(field) && <Check className="icon" aria-hidden="true" />}
              Release
            </ToggleButton>
          )}
        </li>
      ))}
    </ul>
  );
}
