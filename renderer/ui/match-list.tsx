import type { MatchView } from '#shared/contract/person-view.ts';
import { KeyCap } from './key-cap.tsx';
import { wordedDate } from './times.ts';

const words = { 'very likely': 'Very likely', possible: 'Possible', unlikely: 'Unlikely' };

/** Who it might be, how likely in words, and why. Nobody is chosen until somebody chooses. */
export function MatchList({
  found,
  chosen,
  onChoose,
}: {
  found: readonly MatchView[];
  chosen: string | null;
  onChoose: (match: MatchView) => void;
}) {
  return (
    <ul className="match-list" aria-label="Matches">
      {found.map((match, index) => (
        <li key={match.personId}>
          <button
            type="button"
            className={match.personId === chosen ? 'match-row is-chosen' : 'match-row'}
            aria-pressed={match.personId === chosen}
            aria-keyshortcuts={`Alt+${String(index + 1)}`}
            onClick={() => {
              onChoose(match);
            }}
          >
            <KeyCap>{String(index + 1)}</KeyCap>
            <span>
              <b>{match.name}</b>{' '}
              <span className="second hide-compact">
                {match.born !== null && wordedDate(match.born)}
                {match.age !== null && `, ${String(match.age)}`}
              </span>
            </span>
            <span
              className={match.likelihood === 'very likely' ? 'likelihood' : 'likelihood is-weak'}
            >
              {words[match.likelihood]}
            </span>
            <span className="why">{match.reasons.join(' · ')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
