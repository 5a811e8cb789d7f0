import type { ProtocolDetail, ReplayView } from '#shared/contract/protocol.ts';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { hourMinute } from '../ui/times.ts';
import { ReplayGroup, type Direction } from './replay-group.tsx';
import { count, counting, fullDate } from './words.ts';

const groups: readonly { readonly direction: Direction; readonly title: string }[] = [
  { direction: 'lesser-contact', title: 'To a lesser contact' },
  { direction: 'later', title: 'Later' },
  { direction: 'sideways', title: 'To another service, same contact' },
  { direction: 'fuller-contact', title: 'To a fuller contact' },
  { direction: 'sooner', title: 'Sooner' },
];

function leadOf({ same, fuller, lesser, sooner, later }: ReplayView): string {
  const parts = [
    `${count(same)} the same`,
    ...(fuller > 0 ? [`${count(fuller)} to a fuller contact`] : []),
    ...(sooner > 0 ? [`${count(sooner)} sooner`] : []),
    ...(later > 0 ? [`${count(later)} later`] : []),
    lesser > 0 ? `${count(lesser)} to a lesser contact` : 'none to a lesser contact',
  ];
  return `${parts.join(', ')}.`;
}

function Figures({
  replay,
  onSign,
}: {
  replay: ReplayView;
  onSign: ((row: number) => void) | null;
}) {
  const { calls, changed, bounded, notReplayed, from, to, rows } = replay;
  if (calls === 0)
    return (
      <p className="second">
        This desk has no past calls yet. A replay of none shows nothing; run it again after the
        first shifts.
      </p>
    );
  return (
    <>
      <div className="replay">
        <span className="figure tnum">{count(changed)}</span>
        <p className="lead">
          <b>of {counting(calls, 'past call')} would be routed differently</b>
          <span className="second">{leadOf(replay)}</span>
        </p>
      </div>
      {(bounded > 0 || notReplayed > 0) && (
        <p className="small second">
          {bounded > 0 &&
            `${counting(bounded, 'call')} never answered a question of version ${to.version}: bounded by the least and the most it could give, not guessed. `}
          {notReplayed > 0 && `${counting(notReplayed, 'call')} could not be replayed.`}
        </p>
      )}
      {rows.length > 0 && (
        <table className="replay-table">
          <thead>
            <tr>
              <th scope="col">Version {from.version} sent them to</th>
              <th scope="col">Version {to.version} would send them to</th>
              <th scope="col" className="num">
                Calls
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ direction, title }) => (
              <ReplayGroup
                key={direction}
                replay={replay}
                direction={direction}
                title={title}
                onSign={onSign}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Past calls on this version: calls to a lesser contact come first and apart, each to be signed. */
export function ReplayPanel({
  detail: { replay, may, comparedWith },
  busy,
  onRun,
  onSign,
}: {
  detail: ProtocolDetail;
  busy: boolean;
  onRun: () => void;
  onSign: (row: number) => void;
}) {
  return (
    <section aria-label="Replay">
      <div className="section-title">
        <h2>Replay on past calls</h2>
        <span className="push" role="status">
          {busy
            ? 'Running past calls…'
            : replay !== null && `Run ${fullDate(replay.atMs)} ${hourMinute(replay.atMs)}`}
        </span>
      </div>
      {replay === null ? (
        <>
          <p className="second">
            {comparedWith === null
              ? 'No version was in use here before this one, so there is nothing to replay against.'
              : `Not run on past calls yet. It shows every call that version ${comparedWith.version} sent elsewhere.`}
          </p>
          {may.replay && (
            <p className="replay-now">
              <Button isDisabled={busy} onPress={onRun}>
                Replay past calls <KeyCap>R</KeyCap>
              </Button>
            </p>
          )}
        </>
      ) : (
        <Figures replay={replay} onSign={may.sign ? onSign : null} />
      )}
    </section>
  );
}
