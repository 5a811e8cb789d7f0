import { useState } from 'react';
import type { ResourcesView } from '#shared/contract/resources.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { ShiftForm } from './shift-form.tsx';

type Unit = ResourcesView['units'][number];
type Change = 'available' | 'not-available' | 'position' | 'shift';

/** What has changed about one unit. What it is doing is not asked: that is the call it was sent on. */
export function UnitForm({
  unit,
  plansShifts,
  onDone,
}: {
  unit: Unit;
  plansShifts: boolean;
  onDone: (words: string) => void;
}) {
  const ask = useAsk();
  const [change, choose] = useState<Change | null>(null);
  const { name } = unit;
  return (
    <>
      <p>
        <b>{name}</b> {unit.state}. {unit.crew !== null && `${unit.crew}. `}
        {unit.place !== null && `At ${unit.place}. `}
        <span className="small muted">
          Answers for {unit.areas}. Last said: {unit.confirmed}
        </span>
      </p>
      <ChoiceList<Change>
        label="What has changed"
        choices={[
          { id: 'available', label: 'It can be asked' },
          { id: 'not-available', label: 'It cannot be asked, and why' },
          { id: 'position', label: 'Where it is' },
          ...(plansShifts ? [{ id: 'shift' as const, label: 'Until when it is on' }] : []),
        ]}
        chosen={change}
        onChoose={(chosen) => {
          if (chosen !== 'available') choose(chosen);
          else
            void ask('resources.available', { unit: name, why: null }).then(({ ok }) => {
              if (ok) onDone(`${name} can be asked`);
            });
        }}
      />
      {change === 'not-available' && (
        <AskForm
          label="Not available"
          verb="It cannot be asked"
          parts={[{ name: 'why', label: 'Why not' }]}
          onDo={async ({ why }) => {
            const { ok } = await ask('resources.available', { unit: name, why: orNull(why) });
            if (ok) onDone(`${name} cannot be asked`);
            return ok;
          }}
        />
      )}
      {change === 'position' && (
        <AskForm
          label="Where it is"
          verb="It is there"
          parts={[{ name: 'where', label: 'Postcode, grid reference, or latitude and longitude' }]}
          onDo={async ({ where }) => {
            const { ok } = await ask('resources.position', { unit: name, where });
            if (ok) onDone(`${name} is at ${where}`);
            return ok;
          }}
        />
      )}
      {change === 'shift' && <ShiftForm who={name} onDone={onDone} />}
    </>
  );
}
