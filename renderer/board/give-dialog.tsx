import { useState } from 'react';
import type { DeskView, UserView } from '#shared/contract/view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

const order = ['nurse', 'supervisor', 'handler'] as const;

/** Who can take a call: nurses and supervisors who are on duty, the free ones first, then the other handlers of the room. */
const takers = (room: readonly UserView[]) =>
  order.flatMap((role) =>
    room
      .filter((one) => one.role === role && (role === 'handler' || one.onDuty))
      .toSorted((a, b) => Number(a.busy) - Number(b.busy) || a.name.localeCompare(b.name)),
  );

const whatOf = ({ role, busy }: UserView): string =>
  role === 'handler' ? 'handler, takes it over' : `${role}, ${busy ? 'on a referral' : 'free'}`;

/** Gives a call to somebody by name. Whoever owns it keeps it until they accept. */
export function GiveDialog({
  view,
  callId,
  title,
  suggested,
  onShut,
}: {
  view: DeskView;
  callId: CallId;
  title: string;
  suggested: UserView['id'] | null;
  onShut: () => void;
}) {
  const ask = useAsk();
  const { say } = useStatus();
  const [to, choose] = useState(suggested);
  const owner = view.calls.find(({ id }) => id === callId)?.owner;
  const people = takers(view.room).filter(({ name }) => name !== owner);
  return (
    <DialogFrame title={`Give: ${title}`} onShut={onShut}>
      {people.length === 0 ? (
        <p>Nobody is here to take it. Ring somebody, and record who accepts.</p>
      ) : (
        <ChoiceList
          label="To whom"
          choices={people.map((one) => ({ id: one.id, label: one.name, why: whatOf(one) }))}
          chosen={to}
          onChoose={choose}
        />
      )}
      {to !== null && (
        <AskForm
          label="Give this call"
          verb="Offer it to them"
          parts={[{ name: 'why', label: 'Why, in a line they read first', lines: 2 }]}
          onDo={async ({ why }) => {
            const { ok } = await ask('supervisor.give', { callId, to, why });
            if (!ok) return false;
            onShut();
            const name = people.find(({ id }) => id === to)?.name ?? 'they';
            say(`Offered to ${name}. ${owner ?? 'The owner'} keeps it until ${name} accepts`);
            return true;
          }}
        />
      )}
    </DialogFrame>
  );
}
