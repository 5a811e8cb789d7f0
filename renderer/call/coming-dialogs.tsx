import { useState } from 'react';
import { chaseWords } from '#shared/call/coming.ts';
import { chaseResult, type ChaseResult } from '#shared/call/coming-events.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm, orNull, type Part } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Props = { readonly call: CallView; readonly onShut: () => void };
type ChasePart = 'inMinutes' | 'saidBy';

const partsFor = (result: ChaseResult): readonly Part<ChasePart>[] => [
  ...(result === 'estimate'
    ? [{ name: 'inMinutes' as const, label: 'In how many minutes, as they say' }]
    : []),
  ...(result === 'no-answer' ? [] : [{ name: 'saidBy' as const, label: 'Who said so' }]),
];

/** `/ chase`: asks whoever has taken it when their people come; what they say is the clock for the next time. */
export function ChaseDialog({ call, onShut }: Props) {
  const ask = useAsk();
  const { say, refuse } = useStatus();
  const open = call.coming.expected.filter(({ state }) => state !== 'over');
  const [only] = open;
  const [key, chooseKey] = useState(open.length === 1 && only !== undefined ? only.key : null);
  const [result, choose] = useState<ChaseResult | null>(null);
  const of = open.find((one) => one.key === key);
  if (open.length === 0)
    return (
      <DialogFrame title="When do they come" onShut={onShut}>
        <p>
          Nobody is on the way. Who has taken it, or the reference of the service, comes first (F10
          shows what is open).
        </p>
      </DialogFrame>
    );
  return (
    <DialogFrame title="When do they come" wide onShut={onShut}>
      {of === undefined ? (
        <ChoiceList
          label="Whom you asked"
          choices={open.map(({ key: id, label }) => ({ id, label }))}
          chosen={null}
          onChoose={chooseKey}
        />
      ) : (
        <ChoiceList
          key={of.key}
          label={`You asked ${of.label}${of.reference === null ? '' : `, reference ${of.reference}`}`}
          choices={chaseResult.options.map((id) => ({ id, label: chaseWords[id] }))}
          chosen={result}
          onChoose={choose}
        />
      )}
      {of !== undefined && result !== null && (
        <AskForm<ChasePart>
          key={result}
          label="What they said"
          verb="Record it"
          parts={partsFor(result)}
          onDo={async ({ inMinutes, saidBy }) => {
            const minutes = orNull(inMinutes);
            if (minutes !== null && !/^\d{1,5}$/.test(minutes)) {
              refuse('In how many minutes: a whole number, for example 45.');
              return false;
            }
            const { ok } = await ask('coming.chase', {
              callId: call.id,
              serviceKey: of.key,
              result,
              inMinutes: minutes === null ? null : Number(minutes),
              saidBy: orNull(saidBy),
            });
            if (!ok) return false;
            onShut();
            say(`${of.label}: ${chaseWords[result].toLowerCase()}`);
            return true;
          }}
        />
      )}
    </DialogFrame>
  );
}

/** `/ reverse`: a supervisor takes back what the caller was told, and says what happens instead. */
export function ReverseDialog({ call, onShut }: Props) {
  const ask = useAsk();
  return (
    <DialogFrame title="Take back what the caller was told" onShut={onShut}>
      {call.told !== null && (
        <p>
          They were told: <b>{call.told.who}</b>, {call.told.when}. Whoever took the call has to
          ring them.
        </p>
      )}
      <AskForm
        label="Take back"
        verb="Take it back"
        parts={[
          { name: 'instead', label: 'What happens instead', lines: 2 },
          { name: 'reason', label: 'Why, in words that can be read back', lines: 2 },
        ]}
        onDo={async (said) => {
          const { ok } = await ask('coming.reverse', { callId: call.id, ...said });
          if (ok) onShut();
          return ok;
        }}
      />
    </DialogFrame>
  );
}

/** `/ other force`: which force is asked for somebody outside this one's area. */
export function OtherForceDialog({ call, onShut }: Props) {
  const ask = useAsk();
  return (
    <DialogFrame title="Another force is asked" onShut={onShut}>
      <p>
        The force where the person is. They have it once somebody there says so by name: record that
        with F10.
      </p>
      <AskForm
        label="Other force"
        verb="This force is asked"
        parts={[
          { name: 'force', label: 'Which force' },
          { name: 'telephone', label: 'Its control room, telephone', optional: true },
        ]}
        onDo={async ({ force, telephone }) => {
          const { ok } = await ask('coming.nameForce', {
            callId: call.id,
            force,
            telephone: orNull(telephone),
          });
          if (ok) onShut();
          return ok;
        }}
      />
    </DialogFrame>
  );
}

/** `/ asked by`: another force asks for somebody here, and is owed the name of who takes it. */
export function AskedByDialog({ call, onShut }: Props) {
  const ask = useAsk();
  return (
    <DialogFrame title="Another force asks" onShut={onShut}>
      {call.coming.askedBy !== null && <p>So far: {call.coming.askedBy}</p>}
      <AskForm
        label="Asked by another force"
        verb="They asked"
        parts={[
          { name: 'force', label: 'Which force' },
          { name: 'name', label: 'Who rang, by name' },
          { name: 'telephone', label: 'Where to tell them who took it', optional: true },
          { name: 'reference', label: 'Their reference', optional: true },
        ]}
        onDo={async ({ force, name, telephone, reference }) => {
          const { ok } = await ask('coming.askedByForce', {
            callId: call.id,
            force,
            name,
            telephone: orNull(telephone),
            reference: orNull(reference),
          });
          if (ok) onShut();
          return ok;
        }}
      />
    </DialogFrame>
  );
}
