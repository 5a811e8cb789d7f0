import { useRef } from 'react';
import { contactField, type ContactField } from '#shared/call/contact-events.ts';
import { contactFieldWords } from '#shared/call/contact-words.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import type { ContactView } from '#shared/contract/contact-view.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

const parts = [
  { name: 'seen', label: 'What you have seen: plan, records, pictures', lines: 2 },
  { name: 'said', label: 'What was said, and your assessment, in your own words', lines: 4 },
  { name: 'toWhom', label: 'To whom', lines: 1 },
  { name: 'basis', label: 'Basis of disclosure', lines: 1 },
  { name: 'next', label: 'What happens next', lines: 2 },
] as const;

const consent = {
  name: 'consent',
  label: 'Video link: where it was sent, who agreed',
  lines: 1,
} as const;

const list = (text: string | undefined): readonly ContactField[] =>
  contactField.options.filter((field) => (text ?? '').split(' ').includes(field));

/** The record that ends a contact. Half of it outlives a refusal, another referral and another view. */
export function RecordForm({ call, contact }: { call: CallView; contact: ContactView }) {
  const ask = useAsk();
  const shell = useShell();
  const { refuse, say } = useStatus();
  const form = useRef<HTMLFormElement>(null);
  const name = `contact ${contact.id}`;
  const typed = shell.kept(name);
  const said = contact.links.join('. ');
  // What was noted when the link was sent is not typed twice; the nurse corrects it.
  const values =
    typed['consent'] === undefined && said !== '' ? { ...typed, consent: said } : typed;
  const police = list(values['police']);
  const put = (field: string, text: string): void => {
    shell.keep(name, { ...values, [field]: text });
  };
  const asked = contact.type === 'assessment-video' ? [...parts, consent] : parts;
  const record = async (): Promise<void> => {
    const written = (field: string): string => (values[field] ?? '').trim();
    const missing = asked.find((part) => written(part.name) === '');
    if (missing !== undefined) {
      refuse(`Not recorded yet. Still to write: ${missing.label.toLowerCase()}.`);
      return;
    }
    const kept = await ask('care.recordContact', {
      callId: call.id,
      contactId: contact.id,
      personId: call.person?.personId ?? null,
      seen: written('seen'),
      said: written('said'),
      toWhom: written('toWhom'),
      basis: written('basis'),
      next: written('next'),
      consent: contact.type === 'assessment-video' ? written('consent') : null,
      police: [...police],
    });
    if (!kept.ok) return;
    say('Contact recorded');
    shell.keep(name, {});
  };
  return (
    <form
      ref={form}
      className="section section-rule stack"
      aria-label="Record the contact"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <div className="section-title">
        <h3>{contact.typeInWords}</h3>
        <span className="push small muted">
          begun {hourMinute(contact.openedAtMs)}, no record yet
        </span>
      </div>
      {asked.map((part, index) => (
        <Field
          key={part.name}
          label={part.label}
          lines={part.lines}
          value={values[part.name] ?? ''}
          // The nurse has just begun the contact with a key: the record is what they write next.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={index === 0}
          onChange={(text) => {
            put(part.name, text);
          }}
          onKey={(key, ctrl) => {
            if (key === 'Enter' && ctrl) form.current?.requestSubmit();
          }}
        />
      ))}
      <fieldset className="field chips-field">
        <legend className="label">The police half may show</legend>
        <div className="chips">
          {contactField.options
            .filter((field) => field !== 'consent' || contact.type === 'assessment-video')
            .map((field) => (
              <button
                key={field}
                type="button"
                className="chip"
                aria-pressed={police.includes(field)}
                onClick={() => {
                  const now = police.includes(field)
                    ? police.filter((one) => one !== field)
                    : [...police, field];
                  put('police', now.join(' '));
                }}
              >
                {contactFieldWords[field]}
              </button>
            ))}
        </div>
      </fieldset>
      <Button kind="primary" type="submit">
        Record the contact <KeyCap>Ctrl Enter</KeyCap>
      </Button>
    </form>
  );
}
