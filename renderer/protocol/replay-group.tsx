import type { ReplayView } from '#shared/contract/protocol.ts';
import { Button } from '../ui/button.tsx';
import { LevelGlyph } from '../ui/level.tsx';
import { count } from './words.ts';

export type Direction = ReplayView['rows'][number]['direction'];

const sum = (rows: ReplayView['rows'], of: 'calls' | 'signed'): number =>
  rows.reduce((total, row) => total + row[of], 0);

/** The rows of one direction; what goes to a lesser contact is signed row by row or call by call. */
export function ReplayGroup({
  replay,
  direction,
  title,
  onSign,
}: {
  replay: ReplayView;
  direction: Direction;
  title: string;
  onSign: ((row: number) => void) | null;
}) {
  const rows = replay.rows.filter((row) => row.direction === direction);
  if (rows.length === 0) return null;
  const lesser = direction === 'lesser-contact';
  const calls = sum(rows, 'calls');
  return (
    <>
      <tr className={lesser ? 'group is-lesser' : 'group'}>
        <th colSpan={2} scope="rowgroup">
          {title} ({count(calls)}
          {lesser && ', each to be signed'})
        </th>
        <td className="num">{lesser && `${count(sum(rows, 'signed'))} signed`}</td>
      </tr>
      {rows.map((row) => (
        <tr key={`${row.from} ${row.to}`}>
          <td>{row.from}</td>
          <td>
            <LevelGlyph level={row.level} /> {row.to}
          </td>
          <td className="num">
            {count(row.calls)}
            {lesser && onSign !== null && row.signed < row.calls && (
              <Button
                size="small"
                className="sign"
                onPress={() => {
                  onSign(replay.rows.indexOf(row));
                }}
              >
                Sign
              </Button>
            )}
          </td>
        </tr>
      ))}
    </>
  );
}
