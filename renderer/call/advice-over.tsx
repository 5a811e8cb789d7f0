import { useEffect, useRef } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { Role } from '#shared/contract/words.ts';
import { AdviceLine } from '../ui/advice-line.tsx';
import { AskForm } from '../ui/ask-form.tsx';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useAct, useActs } from '../ui/acts.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

const waiting = (call: CallView) =>
  call.advice.filter(({ acknowledged, rung }) => acknowledged === null && rung === null);

/**
 * A nurse's advice that nobody has acknowledged, over the script and beside it: the question stays in sight. F5 acknowledges what is for
 * the handler; what is for officers is read to them, and F5 asks which officer took it.
 */
export function AdviceOver({ call, role }: { call: CallView; role: Role }) {
  const ask = useAsk();
  const { open } = useShell();
  const { refuse, say } = useStatus();
  const lines = waiting(call);
  const own = lines.filter(({ to }) => to === 'handler');
  const reads = role === 'handler' || role === 'supervisor';
  const unseen = reads
    ? lines
        .filter(({ seen }) => seen === null)
        .map(({ id }) => id)
        .join(' ')
    : '';
  // The view comes again before the desk has written down that it was seen: said once.
  const said = useRef('');
  useEffect(() => {
    if (unseen === '' || unseen === said.current || call.phase === 'closed') return;
    said.current = unseen;
    void ask('care.seeAdvice', { callId: call.id, adviceIds: unseen.split(' ') });
  }, [ask, call.id, call.phase, unseen]);
  useAct('advice', () => {
    if (lines.length === 0) refuse('No advice waits to be acknowledged on this call.');
    else if (own.length === lines.length && !reads)
      refuse('The handler acknowledges it. If nobody does, ring them.');
    else if (own.length === 0 || !reads) open({ name: 'officer-took-it' });
    else
      void ask('care.acknowledgeAdvice', {
        callId: call.id,
        adviceIds: own.map(({ id }) => id),
        who: null,
      }).then((taken) => {
        if (taken.ok) say('Advice acknowledged in your name');
      });
  });
  if (lines.length === 0) return null;
  return (
    <section className="advice-over" aria-label="Advice from the nurse" role="alert">
      <div className="section-title">
        <h3>{own.length > 0 ? 'Advice to you' : 'Read this to the officers'}</h3>
        <span className="small muted">{lines[0]?.by}</span>
        <AcknowledgeButton toHandler={own.length > 0} />
      </div>
      <ul className="advice-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <AdviceLine of={line} />
            <span className="advice-for">
              {line.to === 'officers' && `read to ${line.toName ?? 'the officers'} · `}
              {hourMinute(line.sentAtMs)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AcknowledgeButton({ toHandler }: { toHandler: boolean }) {
  const acts = useActs();
  return (
    <Button size="small" className="push" onPress={() => acts.fire('advice')}>
      {toHandler ? 'Acknowledge' : 'An officer took it'} <KeyCap>F5</KeyCap>
    </Button>
  );
}

/** Which officer acknowledged the lines that were read out. */
export function OfficerTookIt({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const lines = waiting(call).filter(({ to }) => to === 'officers');
  return (
    <DialogFrame title="An officer acknowledged the advice" onShut={onShut}>
      <ul className="advice-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <AdviceLine of={line} />
          </li>
        ))}
      </ul>
      <AskForm
        label="Who acknowledged"
        verb="Record"
        parts={[
          {
            name: 'who',
            label: 'Which officer',
            start: lines[0]?.toName ?? '',
            hint: 'Name or call sign, as they said it',
          },
        ]}
        onDo={async ({ who }) => {
          const taken = await ask('care.acknowledgeAdvice', {
            callId: call.id,
            adviceIds: lines.map(({ id }) => id),
            who: who.trim(),
          });
          if (taken.ok) onShut();
          return taken.ok;
        }}
      />
    </DialogFrame>
  );
}
