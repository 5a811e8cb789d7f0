import { useRef } from 'react';
import type { Request } from '#shared/contract/contract.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { notConsulted, profession, vehicle } from '#shared/s136/consultation.ts';
import { placeTypes, powers } from '#shared/s136/place.ts';
import { ageWords, notConsultedWords, professionWords, vehicleWords } from '#shared/s136/words.ts';
import { orNull } from '../ui/ask-form.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { Pick } from '../ui/pick.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { useKeptForm } from './use-kept-form.ts';

type Form = ReturnType<typeof useKeptForm>;
type Typed = Request<'s136.record'>;

const options = <Id extends string>(ids: readonly Id[], words: Readonly<Record<Id, string>>) =>
  ids.map((id) => ({ id, label: words[id] }));
const places = placeTypes.map((id) => ({ id, label: powers[id].label }));
const consulting = [
  { id: 'yes', label: 'Yes' },
  ...options(notConsulted.options, notConsultedWords),
] as const;
const timeHint = '14:30, or with the day 25/11 14:30';

const one = <Id extends string>(of: readonly Id[], value: string): Id | undefined =>
  of.find((id) => id === value);

/** The request, or the label of the first thing that is missing. */
function typed(call: CallView, { get }: Form): Typed | string {
  const placeType = one(placeTypes, get('placeType'));
  const ageGroup = one(['under-18', 'adult', 'not-known'] as const, get('ageGroup'));
  const who = one(profession.options, get('profession'));
  const why = one(notConsulted.options, get('consulted'));
  const followed = one(['followed', 'not-followed'] as const, get('followed'));
  const used = get('used');
  for (const [field, label] of [
    ['askedBy', 'which officer asked'],
    ['askedAt', 'when they asked'],
    ['place', 'where exactly'],
    ['known', 'what is known'],
  ] as const)
    if (get(field) === '') return label;
  if (placeType === undefined) return 'what kind of place it is';
  if (ageGroup === undefined) return 'the age';
  const asked = get('consulted') === 'yes';
  if (
    asked &&
    (get('name') === '' || who === undefined || get('at') === '' || get('advice') === '')
  )
    return 'who was consulted, their profession, when, and the advice';
  if (asked && followed === undefined) return 'whether the advice was followed';
  if (!asked && (why === undefined || get('why') === ''))
    return 'whether somebody was consulted, and if not, why it was not practicable';
  if (used === '') return 'whether the power was used';
  if (used === 'yes' && get('usedAt') === '') return 'when the power was used';
  if (get('ambulance') === '') return 'whether an ambulance was asked for';
  if (get('ambulance') === 'yes' ? get('ambulanceAt') === '' : get('notAsked') === '')
    return 'when the ambulance was asked for, or why not';
  return {
    callId: call.id,
    personId: call.person?.personId ?? null,
    askedBy: get('askedBy'),
    askedAt: get('askedAt'),
    placeType,
    place: get('place'),
    ageGroup,
    known: get('known'),
    consulted:
      who !== undefined && asked
        ? { name: get('name'), profession: who, at: get('at'), advice: get('advice') }
        : { notPracticable: why ?? 'other', why: get('why') },
    followed: asked ? (followed ?? 'not-followed') : 'nothing-advised',
    followedWhy: asked ? orNull(get('followedWhy')) : null,
    usedAt: used === 'yes' ? get('usedAt') : null,
    ambulance:
      get('ambulance') === 'yes' ? { askedAt: get('ambulanceAt') } : { notAsked: get('notAsked') },
    vehicle: one(vehicle.options, get('vehicle')) ?? null,
    vehicleWhy: orNull(get('vehicleWhy')),
  };
}

/** The record of a consultation, or of acting without one. Refused in words, and what was typed stays. */
export function ConsultationForm({ call, onDone }: { call: CallView; onDone: () => void }) {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const form = useKeptForm(`s136 ${call.id}`);
  const element = useRef<HTMLFormElement>(null);
  const { get, raw, put } = form;
  const place = one(placeTypes, get('placeType'));
  const asked = get('consulted');
  const record = async (): Promise<void> => {
    const request = typed(call, form);
    if (typeof request === 'string') {
      refuse(`Not recorded yet. Still to say: ${request}.`);
      return;
    }
    const kept = await ask('s136.record', request);
    if (!kept.ok) return;
    say('Section 136: recorded');
    onDone();
  };
  const field = (name: string, label: string, lines = 1, hint?: string) => (
    <Field
      label={label}
      value={raw(name)}
      lines={lines}
      {...(hint === undefined ? {} : { hint })}
      onChange={(value) => {
        put(name, value);
      }}
      onKey={(key, ctrl) => {
        if (key === 'Enter' && ctrl) element.current?.requestSubmit();
      }}
    />
  );
  const pick = (
    name: string,
    label: string,
    of: readonly { readonly id: string; readonly label: string }[],
    first = false,
  ) => (
    <Pick
      label={label}
      value={get(name)}
      options={of}
      isFirst={first}
      onChange={(value) => {
        put(name, value);
      }}
    />
  );
  const yesNo = [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ];
  return (
    <form
      ref={element}
      className="s136-part"
      aria-label="Consultation"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <div className="form-grid">
        {pick('placeType', 'What kind of place', places, true)}
        {field('place', 'Where exactly')}
        {place !== undefined && (
          <p className="power across" role="status">
            {powers[place].text}
          </p>
        )}
        {field('askedBy', 'Which officer asked')}
        {field('askedAt', 'When they asked', 1, timeHint)}
        {pick('ageGroup', 'Age', options(['adult', 'under-18', 'not-known'] as const, ageWords))}
        {pick('consulted', 'Was somebody consulted before the power was used?', consulting)}
        <div className="across">{field('known', 'What was known then', 2)}</div>
        {asked === 'yes' && (
          <>
            {field('name', 'Who was consulted')}
            {pick('profession', 'Their profession', options(profession.options, professionWords))}
            {field('at', 'When they were consulted', 1, timeHint)}
            {pick('followed', 'Was the advice followed?', [
              { id: 'followed', label: 'Yes' },
              { id: 'not-followed', label: 'No' },
            ])}
            <div className="across">{field('advice', 'The advice', 2)}</div>
            {get('followed') === 'not-followed' && (
              <div className="across">{field('followedWhy', 'Why it was not followed')}</div>
            )}
          </>
        )}
        {asked !== '' && asked !== 'yes' && (
          <div className="across">{field('why', 'Why it was not practicable', 2)}</div>
        )}
        {pick('used', 'Was the power used?', yesNo)}
        {get('used') === 'yes' ? field('usedAt', 'When', 1, timeHint) : <span />}
        {pick('ambulance', 'Was an ambulance asked for?', yesNo)}
        {get('ambulance') === 'yes' && field('ambulanceAt', 'When', 1, timeHint)}
        {get('ambulance') === 'no' && field('notAsked', 'Why not')}
        {get('ambulance') === '' && <span />}
        {get('used') === 'yes' &&
          pick('vehicle', 'Vehicle', options(vehicle.options, vehicleWords))}
        {get('vehicle') === 'police-car' && field('vehicleWhy', 'Why a police vehicle')}
      </div>
      <div className="form-foot">
        <Button kind="primary" type="submit">
          Record <KeyCap>Ctrl Enter</KeyCap>
        </Button>
      </div>
    </form>
  );
}
