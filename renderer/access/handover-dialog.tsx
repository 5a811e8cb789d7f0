import { useState } from 'react';
import type { DeskView, UserView } from '#shared/contract/view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { roleWords } from './role-words.ts';

const takersIn = (view: DeskView, self: string): readonly UserView[] =>
  view.room
    .filter(
      ({ id, role, onDuty }) => id !== self && role !== 'steward' && (role === 'handler' || onDuty),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name));

/** `/ hand over`: everything this person has goes to somebody by name, when that person takes it. */
export function HandoverDialog({ view, onShut }: { view: DeskView; onShut: () => void }) {
  const ask = useAsk();
  const { say } = useStatus();
  const [to, choose] = useState<UserView['id'] | null>(null);
  const { held, waiting } = view.handing;
  const self = view.session.state === 'signed-in' ? view.session.userId : '';
  const people = takersIn(view, self);
  return (
    <DialogFrame title="Hand over" wide onShut={onShut}>
      {held.length === 0 ? (
        <p>You have nothing open. Nothing has to be handed over.</p>
      ) : (
        <>
          <ul className="handover-list" aria-label="What you have">
            {held.map(({ callId, title, things }) => (
              <li key={callId}>
                <b>{title}</b>
                <span className="second">{things.join('; ')}</span>
              </li>
            ))}
          </ul>
          {waiting.map(({ title, toName }) => (
            <p key={title} className="second">
              {title}: {toName} has been asked and has not answered. You keep it until then.
            </p>
          ))}
          <ChoiceList
            label="Who takes it"
            choices={people.map(({ id, name, role }) => ({
              id,
              label: name,
              why: roleWords[role],
            }))}
            chosen={to}
            onChoose={choose}
          />
          {to !== null && (
            <AskForm
              label="Hand over"
              verb="Ask them to take over"
              parts={[{ name: 'why', label: 'Why, and what they need to know', lines: 3 }]}
              onDo={async ({ why }) => {
                const asked = await ask('handover.offer', { to, why });
                if (!asked.ok) return false;
                const name = people.find(({ id }) => id === to)?.name ?? 'They';
                onShut();
                say(`${name} was asked. You keep it until ${name} takes over`);
                return true;
              }}
            />
          )}
        </>
      )}
    </DialogFrame>
  );
}
