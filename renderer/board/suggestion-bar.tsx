import { Info } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { waited } from '../ui/target.ts';
import type { Suggestion } from './suggestion.ts';

/** One suggested action with its reason. Nothing is done until somebody does it. */
export function SuggestionBar({
  suggestion: { row, to },
  nowMs,
  hasKey,
  onGive,
}: {
  suggestion: Suggestion;
  nowMs: number;
  /** Whether G would do this, and not something about another call that is chosen. */
  hasKey: boolean;
  onGive: () => void;
}) {
  return (
    <p className="section section-rule small row suggestion">
      <Info className="icon" aria-hidden="true" />
      <span className="second">
        {row.person} has waited {waited(nowMs - row.offeredAtMs)} of {row.targetMinutes} min.{' '}
        {to.name} is free.
      </span>
      <Button kind="primary" size="small" className="push" onPress={onGive}>
        Give to {to.name} {hasKey && <KeyCap>G</KeyCap>}
      </Button>
    </p>
  );
}
