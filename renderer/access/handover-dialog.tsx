import { useState } from 'react';
import type { DeskView, UserView } from '#shared/contract/view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { Pick } from '../ui/pick.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { roleWords } from './role-words.ts';

const takersIn = (view: DeskView, self: string): readonly UserView[] =>
  view.room
    .filter(
      ({ id, role, onDuty }) => id !== self && role !== 'steward' && (role === 'handler' || onDuty),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name));

const everything = 'everything';

/** `/ hand over`: what this person has, all of it or one call, goes to somebody by name, when that person takes it. */
export function HandoverDialog({ view, onShut }: { view: DeskView; onShut: () => void }) {
  const ask = useAsk();
  const { say } = useStatus();
  const [to, choose] = useState<UserView['id'] | null>(null);
  const [what, pick] = useState<string>(everything);
  const { held, waiting } = view.handing;
  const one = held.find(({ callId }) => callId === what);
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
          {held.length > 1 && (
            <Pick<string>
              label="What you hand over"
              value={one === undefined ? everything : what}
              options={[
                { id: everything, label: `Everything: ${String(held.length)} calls` },
                ...held.map(({ callId, title }) => ({ id: callId, label: title })),
              ]}
              onChange={pick}
            />
          )}
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
                const callId = one?.callId ?? null;
                const asked = await ask('handover.offer', { to, why, callId });
                if (!asked.ok) return false;
                const name = people.find(({ id }) => id === to)?.name ?? 'They';
                // Who hands each call to somebody else goes on here with the next.
                if (callId === null || held.length === 1) onShut();
                else {
                  choose(null);
                  pick(everything);
                }
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
