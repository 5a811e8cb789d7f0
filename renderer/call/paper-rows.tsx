import type { KeyboardEvent } from 'react';
import type { PaperForm } from '#shared/contract/paper.ts';
import { keysField, keysSaid, timeField, type PaperDraft } from './paper-draft.ts';

export type Typing = {
  readonly draft: PaperDraft;
  readonly type: (field: string, text: string) => void;
};

/**
 * Enter goes on to the next place to type, as on a till, and passes over the times. It never enters half
 * a sheet: Ctrl Enter does, from anywhere, and Enter on the button itself.
 */
export function onSheetKey(event: KeyboardEvent<HTMLFormElement>): void {
  const { target } = event;
  if (event.key !== 'Enter') return;
  if (event.ctrlKey) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
    return;
  }
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const places = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('input, select, textarea, [type=submit]'),
  ];
  places
    .slice(places.indexOf(target) + 1)
    .find((place) => place.dataset['passedOver'] === undefined)
    ?.focus();
}

/** One question: its keys as ticked on the sheet, the time beside it, and what the keys say. */
function PaperRow({
  question,
  draft,
  type,
}: Typing & { question: PaperForm['questions'][number] }) {
  const { id, number, short, many } = question;
  const keys = draft[keysField(id)] ?? '';
  const { said, wrong } = keysSaid(question, keys);
  return (
    <li className="paper-row">
      <span className="n">Q{number}</span>
      <span className="clip" title={short}>
        {short}
      </span>
      <input
        className="input"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        aria-label={`Q${String(number)} ${short}${many ? ' Several keys may be typed' : ''}`}
        aria-invalid={wrong}
        value={keys}
        onChange={(event) => {
          type(keysField(id), event.target.value);
        }}
      />
      <input
        className="input"
        placeholder="at"
        data-passed-over
        autoComplete="off"
        maxLength={5}
        aria-label={`Time beside Q${String(number)}`}
        value={draft[timeField(id)] ?? ''}
        onChange={(event) => {
          type(timeField(id), event.target.value);
        }}
      />
      <span className={wrong ? 'field-error clip' : 'second clip'} title={said}>
        {said}
      </span>
    </li>
  );
}

/** The questions of the script, stage by stage. What is left empty was not asked. */
export function PaperRows({ form, ...typing }: Typing & { form: PaperForm }) {
  const stages = [...new Set(form.questions.map(({ stage }) => stage))];
  return stages.map((stage) => (
    <section key={stage}>
      <h3 className="label">{stage}</h3>
      <ol className="paper-rows">
        {form.questions
          .filter((question) => question.stage === stage)
          .map((question) => (
            <PaperRow key={question.id} question={question} {...typing} />
          ))}
      </ol>
    </section>
  ));
}
