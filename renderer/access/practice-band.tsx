import { GraduationCap } from 'lucide-react';
import type { DeskView } from '#shared/contract/view.ts';
import { useAsk } from '../ui/use-ask.ts';

/** In its own colour, above everything, for as long as practice lasts. */
export function PracticeBand({ view }: { view: DeskView }) {
  const ask = useAsk();
  if (!view.practice) return null;
  return (
    <aside className="practice-band" aria-label="Practice">
      <GraduationCap className="icon" aria-hidden="true" />
      <span>Practice. Made-up people, nobody is contacted and no help is asked for.</span>
      <button type="button" onClick={() => void ask('access.leavePractice', {})}>
        <u>Leave practice</u>
      </button>
    </aside>
  );
}
