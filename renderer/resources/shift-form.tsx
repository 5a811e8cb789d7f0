import { AskForm, orNull } from '../ui/ask-form.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** Until when somebody is on, against the plan; nothing typed is off from now. */
export function ShiftForm({ who, onDone }: { who: string; onDone: (words: string) => void }) {
  const ask = useAsk();
  return (
    <AskForm
      label={`Shift of ${who}`}
      verb="Set the shift"
      parts={[
        {
          name: 'until',
          label: `${who} is on until`,
          optional: true,
          hint: 'For example 02:00. Leave it empty for off shift now',
        },
      ]}
      onDo={async ({ until }) => {
        const { ok } = await ask('resources.shift', { who, until: orNull(until) });
        if (ok)
          onDone(orNull(until) === null ? `${who} is off shift` : `${who} is on until ${until}`);
        return ok;
      }}
    />
  );
}
