import { useState } from 'react';
import type { DeskView, UserView } from '#shared/contract/view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

const roleWords = { nurse: 'nurse', supervisor: 'supervisor' } as const;

/** Who can accept a call: nurses and supervisors who are here, the free ones first. */
const takers = (room: readonly UserView[]) =>
  room
    .filter(({ role, onDuty }) => onDuty && (role === 'nurse' || role === 'supervisor'))
    .toSorted((a, b) => Number(a.busy) - Number(b.busy) || a.name.localeCompare(b.name));

/** Gives a call to somebody by name. Whoever owns it keeps it until they accept. */
export function GiveDialog({
  view,
  callId,
  title,
  onShut,
}: {
  view: DeskView;
  callId: CallId;
  title: string;
  onShut: () => void;
}) {
  const ask = useAsk();
  const { say } = useStatus();
  const people = takers(view.room);
  const [to, choose] = useState<UserView['id'] | null>(null);
  const owner = view.calls.find(({ id }) => id === callId)?.owner;
  return (
    <DialogFrame title={`Give: ${title}`} onShut={onShut}>
      {people.length === 0 ? (
        <p>No nurse and no supervisor is on duty. Ring somebody, and record who accepts.</p>
      ) : (
        <ChoiceList
          label="To whom"
          choices={people.map(({ id, name, role, busy }) => ({
            id,
            label: name,
            why: `${role === 'nurse' ? roleWords.nurse : roleWords.supervisor}, ${busy ? 'on a referral' : 'free'}`,
          }))}
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
