import { Ambulance, Shield } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { useAct } from '../ui/acts.tsx';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { hourMinuteSecond } from '../ui/times.ts';
import { useNow } from '../ui/use-now.ts';
import { useAsk } from '../ui/use-ask.ts';

type Line = NonNullable<CallView['emergency']>['services'][number];

const names = { police: 'Police', ambulance: 'Ambulance' };

function State({ line, askedAtMs }: { line: Line; askedAtMs: number }) {
  const now = useNow();
  if (line.state === 'off') return <span className="state">Taken off</span>;
  if (line.state === 'done')
    return (
      <span className="state">
        Done {line.doneAtMs !== null && hourMinuteSecond(line.doneAtMs)}
      </span>
    );
  const seconds = Math.max(0, Math.floor((now - askedAtMs) / 1000));
  const ring = line.service === 'ambulance' && seconds >= 30;
  return (
    <span className="state tnum">
      {seconds > 599 ? 'Over 10 min' : `${String(seconds)} s`} ·{' '}
      {ring ? 'ring, then press R' : 'Not done'}
    </span>
  );
}

function Done({ line }: { line: Line }) {
  if (line.state === 'off') return <span>{names[line.service]}: not asked any more</span>;
  return (
    <span>
      {names[line.service]}:{' '}
      {line.reference === null ? (
        'no reference yet'
      ) : (
        <>
          reference <b className="ref">{line.reference}</b>
        </>
      )}
      {line.acceptedBy !== null && (
        <>
          {' '}
          accepted by <b>{line.acceptedBy}</b>
        </>
      )}
      {line.rungAtMs !== null && (
        <>
          {' '}
          rung at <b className="ref">{hourMinuteSecond(line.rungAtMs)}</b>
        </>
      )}
    </span>
  );
}

/** Two boxes to write in: the reference, and who accepted. Enter in either records the line. */
function Blanks({ callId, line, number }: { callId: CallId; line: Line; number: 1 | 2 }) {
  const ask = useAsk();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [reference, setReference] = useState('');
  const [acceptedBy, setAcceptedBy] = useState('');
  useAct(number === 1 ? 'police-reference' : 'ambulance-reference', () => {
    first.current?.focus();
  });
  const record = (): void => {
    if (reference.trim() === '') {
      first.current?.focus();
      return;
    }
    void ask('call.emergencyReference', {
      callId,
      service: line.service,
      reference,
      acceptedBy: acceptedBy.trim() === '' ? null : acceptedBy,
    });
  };
  const box = {
    className: 'blank',
    maxLength: 200,
    autoComplete: 'off',
    spellCheck: false,
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === 'Escape') event.currentTarget.blur();
    },
  };
  return (
    <form
      className="ask-blanks"
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
    >
      <span>
        {line.service === 'police' ? 'Police: command-system reference' : 'Ambulance: reference'}
      </span>
      <input
        {...box}
        ref={first}
        aria-label={`${names[line.service]} reference`}
        value={reference}
        onChange={(event) => {
          setReference(event.target.value);
        }}
      />
      <span>accepted by</span>
      <input
        {...box}
        ref={second}
        aria-label={`${names[line.service]} accepted by`}
        value={acceptedBy}
        onChange={(event) => {
          setAcceptedBy(event.target.value);
        }}
      />
      <button type="submit" className="sr-only" tabIndex={-1}>
        Record the {line.service} reference
      </button>
      {line.service === 'ambulance' && line.rungAtMs === null && (
        <Button
          size="small"
          onPress={() => {
            void ask('call.emergencyRung', { callId, service: 'ambulance' });
          }}
        >
          Rung now <KeyCap>R</KeyCap>
        </Button>
      )}
      {line.rungAtMs !== null && <span>rung at {hourMinuteSecond(line.rungAtMs)}</span>}
    </form>
  );
}

/** One service, red until a reference shows or it was rung. */
export function AskLine({
  callId,
  line,
  askedAtMs,
}: {
  callId: CallId;
  line: Line;
  askedAtMs: number;
}) {
  const number = line.service === 'police' ? 1 : 2;
  const Icon = line.service === 'police' ? Shield : Ambulance;
  const open = line.state === 'asked' || (line.state === 'done' && line.reference === null);
  return (
    <li className={line.state === 'asked' ? 'ask-line' : `ask-line is-${line.state}`}>
      <KeyCap large>{String(number)}</KeyCap>
      <Icon className="icon" aria-hidden="true" />
      {open ? <Blanks callId={callId} line={line} number={number} /> : <Done line={line} />}
      <State line={line} askedAtMs={askedAtMs} />
    </li>
  );
}
