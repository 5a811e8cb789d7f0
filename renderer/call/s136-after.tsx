import type { CallView } from '#shared/contract/call-view.ts';
import { extensionGrounds, safePlaces } from '#shared/s136/clock.ts';
import { groundWords, safePlaceWords } from '#shared/s136/words.ts';
import { orNull } from '../ui/ask-form.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Pick } from '../ui/pick.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { useKeptForm } from './use-kept-form.ts';

type Form = ReturnType<typeof useKeptForm>;

const timeHint = '14:30, or with the day 25/11 14:30';

function Line({
  form,
  name,
  label,
  hint,
}: {
  form: Form;
  name: string;
  label: string;
  hint?: string;
}) {
  return (
    <Field
      label={label}
      value={form.raw(name)}
      {...(hint === undefined ? {} : { hint })}
      onChange={(value) => {
        form.put(name, value);
      }}
    />
  );
}

/** The first arrival starts the clock; a later one is a transfer. */
export function ArrivalForm({ call, onDone }: { call: CallView; onDone: () => void }) {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const form = useKeptForm(`s136-arrival ${call.id}`);
  const { get } = form;
  const first = call.s136.stays.length === 0;
  const record = async (): Promise<void> => {
    const kind = safePlaces.find((id) => id === get('kind'));
    if (kind === undefined || get('name') === '' || get('at') === '') {
      refuse(
        'Not recorded yet. Still to say: what kind of place, its name, and when they arrived.',
      );
      return;
    }
    const kept = await ask('s136.arrived', {
      callId: call.id,
      kind,
      name: get('name'),
      arrivedAt: get('at'),
      authorisedBy: orNull(get('authorisedBy')),
      imminentRisk: orNull(get('imminentRisk')),
      noOtherPlace: orNull(get('noOtherPlace')),
    });
    if (!kept.ok) return;
    form.clear();
    say(
      first ? 'The 24 hours have begun with this arrival' : 'Transfer recorded. The clock goes on',
    );
    onDone();
  };
  return (
    <form
      className="s136-part"
      aria-label="Arrival"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <p className="small second">
        {first
          ? 'The first arrival, or being kept where they are, starts the 24 hours (s136(2A)).'
          : 'A transfer does not restart the clock.'}
      </p>
      <div className="form-grid">
        <Pick
          label="Place of safety"
          value={get('kind')}
          options={safePlaces.map((id) => ({ id, label: safePlaceWords[id] }))}
          isFirst
          onChange={(id) => {
            form.put('kind', id);
          }}
        />
        <Line form={form} name="name" label="Its name" />
        <Line form={form} name="at" label="When they arrived" hint={timeHint} />
        {get('kind') === 'police-station' && (
          <>
            <Line form={form} name="authorisedBy" label="Authorised by (inspector or above)" />
            <Line
              form={form}
              name="imminentRisk"
              label="Imminent risk of serious injury or death"
            />
            <Line form={form} name="noOtherPlace" label="Why no other place can hold them" />
          </>
        )}
      </div>
      <div className="form-foot">
        <Button kind="primary" type="submit">
          {first ? 'Record the arrival' : 'Record the transfer'}
        </Button>
      </div>
    </form>
  );
}

/** At most twelve hours, once, on clinical grounds only. */
export function ExtensionForm({ call, onDone }: { call: CallView; onDone: () => void }) {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const form = useKeptForm(`s136-extension ${call.id}`);
  const { get } = form;
  const record = async (): Promise<void> => {
    const ground = extensionGrounds.find((id) => id === get('ground'));
    const hours = Number(get('hours'));
    const written = ['practitioner', 'at', 'clinical'].every((name) => get(name) !== '');
    if (ground === undefined || !written || !(hours > 0)) {
      refuse(
        'Not recorded yet. Still to say: the ground, hours, doctor, when, and the clinical reason.',
      );
      return;
    }
    const kept = await ask('s136.extend', {
      callId: call.id,
      hours,
      certifiedAt: get('at'),
      practitioner: get('practitioner'),
      ground,
      clinical: get('clinical'),
    });
    if (!kept.ok) return;
    form.clear();
    say('Extension recorded');
    onDone();
  };
  return (
    <form
      className="s136-part"
      aria-label="Extension"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <p className="small second">
        At most 12 hours, certified by the responsible doctor before the 24 hours end, and only for
        the person’s own condition (s136B).
      </p>
      <div className="form-grid">
        <Pick
          label="Ground"
          value={get('ground')}
          options={extensionGrounds.map((id) => ({ id, label: groundWords[id] }))}
          isFirst
          onChange={(id) => {
            form.put('ground', id);
          }}
        />
        <Line form={form} name="hours" label="Hours more" />
        <Line form={form} name="practitioner" label="Responsible doctor" />
        <Line form={form} name="at" label="When it was certified" hint={timeHint} />
        <div className="across">
          <Line form={form} name="clinical" label="The clinical reason" />
        </div>
      </div>
      <div className="form-foot">
        <Button kind="primary" type="submit">
          Record the extension
        </Button>
      </div>
    </form>
  );
}
