import { dayInWords } from '#shared/people/dates.ts';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { hourMinuteSecond } from '../ui/times.ts';

type Line = { readonly atMs: number; readonly who: string; readonly text: string };

/** A record line by line, oldest first: when, who, what. With the day where it is not of this shift. */
export function RecordTable({ lines, withDay }: { lines: readonly Line[]; withDay: boolean }) {
  return (
    <ScrollPane label="Everything that was recorded" className="record-scroll">
      <table className="record-table">
        <thead>
          <tr>
            <th>Time</th>
            <th>Who</th>
            <th>What</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ atMs, who, text }, at) => (
            // A record only grows at its end.
            <tr key={at}>
              <td className="tnum">
                {withDay && `${dayInWords(atMs)}, `}
                {hourMinuteSecond(atMs)}
              </td>
              <td>{who}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}
