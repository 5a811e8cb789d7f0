import { mostOnward, sceneOutcome } from '#shared/call/crew-events.ts';
import { sceneOutcomeWords } from '#shared/call/crew-words.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { orNull } from '../ui/ask-form.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Pick } from '../ui/pick.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { useKeptForm } from './use-kept-form.ts';

const rows = Array.from({ length: mostOnward }, (_, index) => String(index + 1));

/** What came of it, and up to three onward referrals; the next line appears once the one before has who accepted. */
export function CrewClearForm({
  call,
  tripId,
  onDone,
}: {
  call: CallView;
  tripId: string;
  onDone: () => void;
}) {
  const ask = useAsk();
  const { refuse } = useStatus();
  const { get, raw, put, clear } = useKeptForm(`crew ${tripId}`);
  const written = rows.filter((n) => get(`service${n}`) !== '' || get(`accepted${n}`) !== '');
  const half = written.some((n) => get(`service${n}`) === '' || get(`accepted${n}`) === '');
  const shown = rows.slice(0, written.length + 1);
  const record = async (): Promise<void> => {
    const outcome = sceneOutcome.options.find((id) => id === get('outcome'));
    if (outcome === undefined || get('text') === '') {
      refuse('Not recorded yet. Still to say: how it ended, and in a sentence what came of it.');
      return;
    }
    if (half) {
      refuse('An onward referral needs both the service and who accepted it by name.');
      return;
    }
    const kept = await ask('crew.clear', {
      callId: call.id,
      tripId,
      outcome,
      text: get('text'),
      onward: written.map((n) => ({
        service: get(`service${n}`),
        acceptedBy: get(`accepted${n}`),
        reference: orNull(get(`reference${n}`)),
      })),
    });
    if (!kept.ok) return;
    clear();
    onDone();
  };
  const field = (name: string, label: string) => (
    <Field
      label={label}
      value={raw(name)}
      onChange={(value) => {
        put(name, value);
      }}
    />
  );
  return (
    <form
      className="s136-part"
      aria-label="Clear"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <div className="form-grid">
        <Pick
          label="They are clear: how it ended"
          value={get('outcome')}
          options={sceneOutcome.options.map((id) => ({ id, label: sceneOutcomeWords[id] }))}
          onChange={(id) => {
            put('outcome', id);
          }}
        />
        {field('text', 'What came of it')}
      </div>
      {shown.map((n) => (
        <div key={n} className="form-three" role="group" aria-label={`Onward referral ${n}`}>
          {field(`service${n}`, `Referred on to (${n} of ${String(mostOnward)})`)}
          {field(`accepted${n}`, 'Accepted by')}
          {field(`reference${n}`, 'Reference')}
        </div>
      ))}
      <div className="form-foot">
        <Button kind="primary" type="submit">
          Record that they are clear
        </Button>
      </div>
    </form>
  );
}
