import type { CallView } from '#shared/contract/call-view.ts';
import { useAct } from '../ui/acts.tsx';
import type { Place } from '../ui/keys.ts';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** The keys that belong to a call, wherever on the desk it is looked at. */
export function useCallActs(call: CallView, place: Place): void {
  const ask = useAsk();
  const { say, refuse } = useStatus();
  const { open, look, leave } = useShell();
  const callId = call.id;
  useAct('start', () => {
    if (call.phase === 'closed') leave(callId);
    else void ask('call.startScript', { callId });
  });
  useAct('undo', () => {
    void ask('call.undoAnswer', { callId }).then((undone) => {
      if (undone.ok) say('The last answer is undone');
    });
  });
  useAct('previous', () => {
    const last = call.answered.findLast(({ parked }) => !parked);
    if (last === undefined) refuse('This is the first question. There is none before it.');
    else open({ name: 'revise', row: last.n });
  });
  useAct('question', () => {
    look(place === 'emergency' ? 'script' : 'emergency');
  });
  useAct('plan', () => {
    if (call.person === null) refuse('Nobody is chosen yet. F2 finds a person.');
    else if (call.person.plan === null)
      refuse(`No care plan for ${call.person.name} is kept on this desk.`);
    else {
      open({ name: 'plan' });
      void ask('call.readPlan', { callId });
    }
  });
  useAct('not-this-person', () => {
    if (call.person === null) refuse('Nobody is chosen on this call.');
    else void ask('call.notThisPerson', { callId });
  });
  useAct('other-route', () => {
    open({ name: 'other-route' });
  });
  useAct('close', () => {
    open({ name: 'close' });
  });
  useAct('rung', () => {
    void ask('call.emergencyRung', { callId, service: 'ambulance' });
  });
  useAct('copy', () => {
    void ask('call.copySummary', { callId }).then((copied) => {
      if (copied.ok) say('Summary copied. Paste it into the command system');
    });
  });
}
