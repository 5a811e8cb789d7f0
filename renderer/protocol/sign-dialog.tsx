import { useState } from 'react';
import type { ProtocolDetail, ReplayView } from '#shared/contract/protocol.ts';
import { AskForm, type Part } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { levelName } from '../ui/level.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { counting } from './words.ts';

type Change = ReplayView['changes'][number];

const reason: readonly Part<'reason'>[] = [
  { name: 'reason', label: 'Why this lesser contact is right', lines: 3 },
];

const route = ({ level, destinations }: Change['from']): string =>
  `${levelName[level]}: ${destinations.map((one) => one.replaceAll('_', ' ')).join(', ')}`;

const between = ({ between: range }: Change): string =>
  range === null ? '' : `; between ${route(range.least)} and ${route(range.most)}`;

/** The calls of a row: all of one direction whose heads of route read as the row does. */
function Calls({ of }: { of: readonly Change[] }) {
  return (
    <ScrollPane label="Every call to a lesser contact" className="signed-calls">
      <ul>
        {of.map((change) => (
          <li key={change.call}>
            <b>{change.about ?? <span className="ref">{change.call}</span>}</b>
            <span>
              {route(change.from)} <span aria-hidden="true">→</span>
              <span className="sr-only"> would become </span> {route(change.to)}
              {between(change)}
            </span>
            <span className="small muted">
              {change.signedBy === null ? 'Not signed' : `Signed by ${change.signedBy}`}
            </span>
          </li>
        ))}
      </ul>
    </ScrollPane>
  );
}

/** A changed call is signed by name and with a reason; one, or all that changed in the same way. */
export function SignDialog({
  detail: { hash, version },
  replay,
  row,
  onShut,
}: {
  detail: ProtocolDetail;
  replay: ReplayView;
  row: ReplayView['rows'][number];
  onShut: () => void;
}) {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const changes = replay.changes.filter(({ direction }) => direction === row.direction);
  const open = changes.filter(({ signedBy }) => signedBy === null);
  const [which, setWhich] = useState<string | null>(null);
  const sign = async (why: string): Promise<boolean> => {
    if (which === null) {
      refuse('Choose first what you sign: all calls of the row, or one of them.');
      return false;
    }
    const done = await ask(
      'protocol.sign',
      which === 'all'
        ? { hash, call: null, from: row.from, to: row.to, reason: why }
        : { hash, call: which, from: null, to: null, reason: why },
    );
    if (!done.ok) return false;
    say('Signed');
    onShut();
    return true;
  };
  return (
    <DialogFrame title={`${row.from}, with version ${version}: ${row.to}`} wide onShut={onShut}>
      <p className="second">
        These past calls would be sent to a lesser contact. Your name goes under each that you sign;
        a version cannot be put into use while one is unsigned.
      </p>
      <p className="label">Every call to a lesser contact</p>
      <Calls of={changes} />
      <ChoiceList
        label="What you sign"
        choices={[
          { id: 'all', label: `All ${counting(row.calls - row.signed, 'call')} of this row` },
          ...open
            .slice(0, 8)
            .map(({ call, about }) => ({ id: call, label: `Only ${about ?? call}` })),
        ]}
        chosen={which}
        onChoose={setWhich}
      />
      <AskForm
        label="Sign"
        parts={reason}
        takesFocus={false}
        verb="Sign"
        onDo={({ reason: why }) => sign(why.trim())}
      />
    </DialogFrame>
  );
}
