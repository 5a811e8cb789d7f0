import type { z } from 'zod';
import type { level } from '#shared/contract/words.ts';
import './level.css';

export type Level = z.infer<typeof level>;

export const levelOrder: readonly Level[] = ['advice', 'routine', 'soon', 'urgent', 'emergency'];

/** Always with the time: the NHS's "urgent" is 24 hours (design section 1, rule 14). */
export const levelName: Readonly<Record<Level, string>> = {
  emergency: 'Emergency · now',
  urgent: 'Within the hour',
  soon: 'Within 4 hours',
  routine: 'Agreed time',
  advice: 'Advice only',
};

export const levelShort: Readonly<Record<Level, string>> = {
  emergency: 'Now',
  urgent: '1 hour',
  soon: '4 hours',
  routine: 'Agreed time',
  advice: 'Advice',
};

const shapes: Readonly<Record<Level, { shape: string; mark?: string }>> = {
  emergency: { shape: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z', mark: 'M8 4.4v4.2M8 11.4v.1' },
  urgent: { shape: 'M8 1.4 15.2 14H.8z', mark: 'M8 6v3.4M8 11.8v.1' },
  soon: { shape: 'M8 .8 15.2 8 8 15.2.8 8z' },
  routine: { shape: 'M8 1.4a6.6 6.6 0 1 1 0 13.2A6.6 6.6 0 0 1 8 1.4z' },
  advice: {
    shape: 'M2.8 4.6h10.4a1 1 0 0 1 1 1v4.8a1 1 0 0 1-1 1H2.8a1 1 0 0 1-1-1V5.6a1 1 0 0 1 1-1z',
  },
};

/** The shape of a level. Beside words that say the same it is silent. */
export function LevelGlyph({
  level: of,
  silent = false,
}: {
  level: Level | null;
  silent?: boolean;
}) {
  const label = of === null ? 'Not decided yet' : levelName[of];
  const says = silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  if (of === null)
    return (
      <svg className="level-glyph hollow" viewBox="0 0 16 16" {...says}>
        <circle className="shape" cx="8" cy="8" r="6.6" strokeDasharray="3 2.2" />
      </svg>
    );
  const { shape, mark } = shapes[of];
  return (
    <svg className={`level-glyph lv-${of}`} viewBox="0 0 16 16" {...says}>
      <path className="shape" d={shape} />
      {mark !== undefined && <path className="mark" d={mark} />}
    </svg>
  );
}

export function LevelBadge({ level: of }: { level: Level | null }) {
  return (
    <span className={`level-badge ${of === null ? 'undecided' : `lv-${of}`}`}>
      <LevelGlyph level={of} silent />
      {of === null ? 'Not decided yet' : levelName[of]}
    </span>
  );
}

/** Five short labels, filled up to the current one. */
export function LevelLadder({ level: of }: { level: Level | null }) {
  const reached = of === null ? -1 : levelOrder.indexOf(of);
  return (
    <ol className={`level-ladder ${of === null ? '' : `lv-${of}`}`} aria-label="Response needed">
      {levelOrder.map((one, index) => (
        <li
          key={one}
          data-on={index <= reached ? '' : undefined}
          aria-current={one === of ? 'step' : undefined}
        >
          {levelShort[one]}
        </li>
      ))}
    </ol>
  );
}
