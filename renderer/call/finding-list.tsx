import type { CallView } from '#shared/contract/call-view.ts';
import { LevelGlyph } from '../ui/level.tsx';
import { hourMinuteSecond } from '../ui/times.ts';
import { Words } from '../ui/words.tsx';

/** What raises the response. Nothing is listed as lowering it. */
export function FindingList({ call }: { call: CallView }) {
  const { emergency, findings } = call;
  if (emergency === null && findings.length === 0)
    return (
      <section className="section">
        <p className="small muted">What raises the response is listed here, as it is said.</p>
      </section>
    );
  return (
    <section className="section" aria-label="Findings">
      <ul className="finding-list">
        {emergency !== null && (
          <li>
            <LevelGlyph level="emergency" />
            <span>{emergency.askedBy} pressed F9</span>
            <span className="src">{hourMinuteSecond(emergency.askedAtMs)}</span>
          </li>
        )}
        {findings.map(({ level, text, source }) => (
          <li key={`${level} ${text}`}>
            <LevelGlyph level={level} />
            <span>
              <Words of={text} />
            </span>
            <span className="src">{source}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
