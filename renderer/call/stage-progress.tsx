import { Check } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';

type PartStyle = CSSProperties & { readonly '--part': string };

const partStyle = (part: number): PartStyle => ({
  '--part': `${String(Math.max(8, Math.round(part * 100)))}%`,
});

export function StageProgress({ stages }: { stages: CallView['stages'] }) {
  if (stages.length === 0) return null;
  return (
    <ol className="stage-progress" aria-label="Stages">
      {stages.map(({ label, state, part }) => (
        <li
          key={label}
          className={state === 'todo' ? undefined : state}
          aria-current={state === 'current' ? 'step' : undefined}
          {...(state === 'current' ? { style: partStyle(part) } : {})}
        >
          <span>
            {state === 'done' && <Check className="icon" aria-label="Done:" />}
            {label}
          </span>
        </li>
      ))}
    </ol>
  );
}
