import { Siren } from 'lucide-react';
import type { CallView } from '#shared/contract/call-view.ts';
import { useDesk } from '../bridge/bridge.tsx';
import { useActs } from './acts.tsx';
import { KeyCap } from './key-cap.tsx';
import { hourMinuteSecond } from './times.ts';
import './danger.css';

const cannotSend = 'Concord cannot send. Grade it on the command system and ring ambulance now.';

function pressedText(emergency: NonNullable<CallView['emergency']>): string {
  const asked = emergency.services.filter(({ state }) => state !== 'off');
  const open = asked.filter(({ state }) => state === 'asked');
  const at = `Asked at ${hourMinuteSecond(emergency.askedAtMs)}.`;
  if (open.length === 0) return `${at} Every line is done.`;
  const which =
    open.length < asked.length ? `: ${open.map(({ service }) => service).join(', ')}` : '';
  return `${at} ${String(open.length)} of ${String(asked.length)} not done${which}.`;
}

/** F9, on every signed-in screen. It asks dispatch; it never says that anybody is coming. */
export function DangerBar({ call = null }: { call?: CallView | null }) {
  const { dispatch } = useDesk();
  const acts = useActs();
  const emergency = call?.emergency ?? null;
  const pressed = emergency !== null && emergency.recalledAtMs === null;
  const text =
    dispatch === 'linked'
      ? call === null
        ? 'First asks “Where?”, then asks dispatch. Not sent until a reference shows.'
        : 'Asks dispatch for police and ambulance. Not sent until a reference shows.'
      : cannotSend;
  return (
    <button
      type="button"
      className={pressed ? 'immediate-danger is-pressed' : 'immediate-danger on-solid'}
      aria-keyshortcuts="F9"
      onClick={() => {
        acts.fire('emergency');
      }}
    >
      <Siren className="icon" aria-hidden="true" />
      <b>Immediate danger</b>
      <span>{pressed ? pressedText(emergency) : text}</span>
      <KeyCap>F9</KeyCap>
    </button>
  );
}
