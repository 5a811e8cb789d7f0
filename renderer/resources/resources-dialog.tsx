import { useState } from 'react';
import type { ResourcesView } from '#shared/contract/resources.ts';
import type { Role } from '#shared/contract/words.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { Warnings } from '../ui/warnings.tsx';
import { PlanFile } from './plan-file.tsx';
import { UnitForm } from './unit-form.tsx';
import { ShiftForm } from './shift-form.tsx';

type Props = {
  readonly resources: ResourcesView;
  readonly role: Role;
  readonly onShut: () => void;
};

function SuiteForm({
  suite,
  onDone,
}: {
  suite: ResourcesView['suites'][number];
  onDone: (words: string) => void;
}) {
  const ask = useAsk();
  const { refuse } = useStatus();
  return (
    <AskForm
      label={suite.name}
      verb="Confirm the places"
      parts={[
        { name: 'free', label: `Places free, of ${String(suite.places)}` },
        { name: 'saidBy', label: 'Who there said so, by name' },
      ]}
      onDo={async ({ free, saidBy }) => {
        if (!/^\d{1,2}$/.test(free.trim())) {
          refuse('How many places are free: a whole number, 0 for none.');
          return false;
        }
        const { ok } = await ask('resources.suite', {
          suite: suite.name,
          free: Number(free),
          saidBy,
        });
        if (ok) onDone(`${suite.name}: ${free.trim()} free`);
        return ok;
      }}
    />
  );
}

/** `/ resources`: whom the force can send, now and later, and what whoever rings in says of it. */
export function ResourcesDialog({ resources, role, onShut }: Props) {
  const { say } = useStatus();
  const [chosen, choose] = useState<string | null>(null);
  const { units, nurses, suites, warnings, plannedAtMs, assumption } = resources;
  const done = (words: string): void => {
    onShut();
    say(words);
  };
  const mayPlan = role === 'supervisor';
  if (plannedAtMs === null)
    return (
      <DialogFrame title="Units, shifts and suites" onShut={onShut}>
        <p>
          No plan is on this desk. Whoever plans the shifts imports one:{' '}
          <span className="ref">concord resources import FILE</span>. Until then no car counts as
          free, and nothing is warned of.
        </p>
        {mayPlan && <PlanFile onDone={done} />}
      </DialogFrame>
    );
  const plansShifts = role !== 'handler';
  const rows = [
    ...units.map(({ name, state, time, whyLower }) => ({
      id: `unit ${name}`,
      label: [name, state, time].filter((part) => part !== '').join(', '),
      ...(whyLower === null ? {} : { why: whyLower }),
    })),
    ...suites.map(({ name, free, places, stale }) => ({
      id: `suite ${name}`,
      label: `${name}: ${free === null ? 'not confirmed' : `${String(free)} of ${String(places)} free${stale ? ', too long ago' : ''}`}`,
    })),
    ...(plansShifts
      ? nurses.map(({ name, state }) => ({ id: `nurse ${name}`, label: `${name}, ${state}` }))
      : []),
  ];
  const unit = units.find(({ name }) => chosen === `unit ${name}`);
  const suite = suites.find(({ name }) => chosen === `suite ${name}`);
  const nurse = nurses.find(({ name }) => chosen === `nurse ${name}`);
  return (
    <DialogFrame title="Units, shifts and suites" wide onShut={onShut}>
      <Warnings warnings={warnings} />
      {unit === undefined && suite === undefined && nurse === undefined && (
        <>
          <ChoiceList
            label="Choose one to say what has changed"
            choices={rows}
            chosen={chosen}
            onChoose={choose}
          />
          <p className="small muted">Travel times are an estimate: {assumption}.</p>
          {mayPlan && <PlanFile onDone={done} />}
        </>
      )}
      {unit !== undefined && <UnitForm unit={unit} plansShifts={plansShifts} onDone={done} />}
      {suite !== undefined && <SuiteForm suite={suite} onDone={done} />}
      {nurse !== undefined && <ShiftForm who={nurse.name} onDone={done} />}
    </DialogFrame>
  );
}
