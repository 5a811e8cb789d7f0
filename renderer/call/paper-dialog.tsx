import { useId, useRef, useState } from 'react';
import type { PaperForm } from '#shared/contract/paper.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { readPaperCode } from '#shared/protocol/paper-code.ts';
import { useDeskClock, useRawAsk } from '../bridge/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { services, sheetOf, toldFields, type PaperDraft } from './paper-draft.ts';
import { onSheetKey, PaperRows, type Typing } from './paper-rows.tsx';
import './paper.css';

/** Half a sheet, kept when the dialog is put away for a key that cannot wait. */
export type HalfEntered = {
  readonly draft: PaperDraft;
  readonly form: PaperForm | null;
};
export const nothingEntered: HalfEntered = { draft: {}, form: null };

function Line({
  name,
  label,
  typing: { draft, type },
  lines = 1,
}: {
  name: string;
  label: string;
  typing: Typing;
  lines?: number;
}) {
  return (
    <Field
      label={label}
      lines={lines}
      value={draft[name] ?? ''}
      onChange={(text) => {
        type(name, text);
      }}
    />
  );
}

function Choice({
  name,
  label,
  choices,
  typing: { draft, type },
}: {
  name: string;
  label: string;
  choices: readonly (readonly [string, string])[];
  typing: Typing;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={draft[name] ?? ''}
        onChange={(event) => {
          type(name, event.target.value);
        }}
      >
        <option value="">Not chosen</option>
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

const sources = [
  ['phone', 'By telephone'],
  ['walk-in', 'Somebody came to the counter'],
  ['radio', 'By radio, from an officer'],
  ['other-force', 'From another force'],
] as const;

const lineEnds = [
  ['ended', 'Talked to the end'],
  ['silent', 'Silent'],
  ['dropped', 'Dropped'],
] as const;

function Head({ view, typing }: { view: DeskView; typing: Typing }) {
  const takers = view.users
    .filter(({ role }) => role === 'handler' || role === 'supervisor')
    .map(({ id, name }) => [id, name] as const);
  return (
    <>
      <div className="form-row">
        <Line name="date" label="Date on the sheet (21/11/2025)" typing={typing} />
        <Line name="began" label="Began at (00:52)" typing={typing} />
        <Choice name="takenBy" label="Taken by" choices={takers} typing={typing} />
      </div>
      <div className="form-row">
        <Choice name="source" label="How it came" choices={sources} typing={typing} />
        <Choice name="line" label="The line, at the end" choices={lineEnds} typing={typing} />
        <Line name="number" label="Number to ring back" typing={typing} />
      </div>
      <div className="form-row">
        <Line name="callerName" label="Caller’s name" typing={typing} />
        <Line name="relation" label="Who they are to the person" typing={typing} />
      </div>
      <Line name="addressSaid" label="Address, as the caller said it" typing={typing} />
    </>
  );
}

const serviceNames = { police: 'Police', ambulance: 'Ambulance' } as const;

function Foot({ form, typing }: { form: PaperForm; typing: Typing }) {
  const destinations = form.destinations.map(({ id, label }) => [id, label] as const);
  return (
    <>
      {services.map((service) => (
        <div key={service} className="form-row">
          <Line
            name={`${service} at`}
            label={`${serviceNames[service]} asked at`}
            typing={typing}
          />
          <Line
            name={`${service} reference`}
            label={`${serviceNames[service]} reference`}
            typing={typing}
          />
          <Line name={`${service} accepted`} label={`Accepted for ${service} by`} typing={typing} />
        </div>
      ))}
      <div className="form-row">
        <Choice name="destination" label="Where it went" choices={destinations} typing={typing} />
        <Line name="route at" label="Route taken at" typing={typing} />
      </div>
      <div className="form-row">
        <Line name="acceptedBy" label="Accepted by (name)" typing={typing} />
        <Line name="accepted at" label="Accepted at" typing={typing} />
        <Line name="reference" label="Their reference" typing={typing} />
      </div>
      <div className="form-row">
        {toldFields.map(([name, label]) => (
          <Line key={name} name={name} label={label} typing={typing} />
        ))}
      </div>
      <Line name="note" label="Notes on the sheet" lines={2} typing={typing} />
    </>
  );
}

type Props = {
  readonly view: DeskView;
  readonly half: HalfEntered;
  readonly keep: (change: (half: HalfEntered) => HalfEntered) => void;
  readonly onShut: () => void;
};

/** `/ paper`: a call that was taken on paper. The code says which script; keys are typed as ticked. */
export function PaperDialog({ view, half, keep, onShut }: Props) {
  const rawAsk = useRawAsk();
  const ask = useAsk();
  const clock = useDeskClock();
  const { refuse, putAway, say } = useStatus();
  const { setTab } = useShell();
  const [codeSays, setCodeSays] = useState('At the foot of every page, like 7K3M-Q9TX');
  const newestCode = useRef('');
  const [busy, setBusy] = useState(false);
  const { draft, form } = half;
  const typing: Typing = {
    draft,
    type: (field, text) => {
      keep((before) => ({ ...before, draft: { ...before.draft, [field]: text } }));
    },
  };
  const typeCode = async (text: string): Promise<void> => {
    newestCode.current = text;
    keep((before) => ({ draft: { ...before.draft, code: text }, form: null }));
    const read = readPaperCode(text);
    if (!read.ok) {
      setCodeSays(read.error.text);
      return;
    }
    const found = await rawAsk('protocol.paperForm', { code: read.value });
    // Typed on while it was looked up: the answer is to another code.
    if (newestCode.current !== text) return;
    if (!found.ok) setCodeSays(found.error.text);
    else {
      setCodeSays(`${found.value.title}, version ${found.value.version}`);
      keep((before) => ({ ...before, form: found.value }));
    }
  };
  const enter = async (): Promise<void> => {
    putAway();
    if (form === null) {
      refuse(codeSays);
      return;
    }
    const sheet = sheetOf(form, draft, clock());
    if (!sheet.ok) {
      refuse(sheet.error.join(' '));
      return;
    }
    setBusy(true);
    const entered = await ask('protocol.enterPaper', sheet.value);
    setBusy(false);
    if (!entered.ok) return;
    keep(() => nothingEntered);
    say('Entered from paper. It is in the list of calls');
    setTab('call');
    onShut();
  };
  return (
    <DialogFrame title="Enter a call from paper" onShut={onShut} wide>
      {/* Keys pressed in its fields come up to the form; the form itself is no place to press one. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reason above */}
      <form
        className="ask-form"
        aria-label="Enter a call from paper"
        onKeyDown={onSheetKey}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void enter();
        }}
      >
        <Field
          label="Code on the sheet"
          value={draft['code'] ?? ''}
          // The form was asked for with a key: its first field is where the person types next.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          hint={form === null ? codeSays : `${form.title}, version ${form.version}`}
          onChange={(text) => void typeCode(text)}
        />
        {form !== null && (
          <>
            <Head view={view} typing={typing} />
            <p className="second">
              Type the keys that are ticked. Enter goes on to the next question, Tab to its time.
              Leave empty what was not asked: not asked is not no, and 0 is not known.
            </p>
            <PaperRows form={form} {...typing} />
            <Foot form={form} typing={typing} />
            <div className="form-foot">
              <span className="second">
                The times on the sheet are kept. What nobody accepted is offered now.
              </span>
              <Button kind="primary" type="submit" isDisabled={busy}>
                Enter the call <KeyCap>Ctrl</KeyCap> <KeyCap>Enter</KeyCap>
              </Button>
            </div>
          </>
        )}
      </form>
    </DialogFrame>
  );
}
