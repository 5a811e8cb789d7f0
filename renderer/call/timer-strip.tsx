import type { CallView } from '#shared/contract/call-view.ts';
import { elapsed, remaining } from '../ui/times.ts';
import { useNow } from '../ui/use-now.ts';

type Timer = { readonly figure: string; readonly label: string; readonly late: boolean };

const onCall = (call: CallView, now: number): Timer => ({
  figure: elapsed((call.closedAtMs ?? now) - call.openedAtMs),
  label: call.paper === null ? 'On this call' : 'Since it began',
  late: false,
});

/** The three timers of the moment: script, route or after F9. */
export function timersFor(call: CallView, now: number, emergencyShown: boolean): Timer[] {
  const { emergency, route } = call;
  if (emergency !== null && emergencyShown) {
    const open = emergency.services.filter(({ state }) => state === 'asked').length;
    return [
      onCall(call, now),
      { figure: elapsed(now - emergency.askedAtMs), label: 'Since F9', late: false },
      {
        figure: String(open),
        label: open === 1 ? 'Line not done' : 'Lines not done',
        late: open > 0,
      },
    ];
  }
  if (route.taken !== null) {
    const waiting = call.offers.find(({ state }) => state === 'offered' || state === 'claiming');
    const taken = {
      figure: elapsed(route.taken.atMs - call.openedAtMs),
      label: 'Took to route',
      late: false,
    };
    if (waiting === undefined) return [onCall(call, now), taken];
    const offered = {
      figure: elapsed(now - waiting.offeredAtMs),
      label: 'Offer waiting',
      late: false,
    };
    return [onCall(call, now), offered, taken];
  }
  const left = call.routeDueAtMs - now;
  return [
    onCall(call, now),
    { figure: elapsed(now - call.questionSinceMs), label: 'This question', late: false },
    left >= 0
      ? { figure: remaining(left), label: 'Until route due', late: false }
      : { figure: elapsed(-left), label: 'Route late by', late: true },
  ];
}

export function TimerStrip({ call, emergencyShown }: { call: CallView; emergencyShown: boolean }) {
  const now = useNow();
  return (
    <div className="timer-strip">
      {timersFor(call, now, emergencyShown).map(({ figure, label, late }) => (
        <div key={label} className={late ? 'timer is-late' : 'timer'}>
          <span className="figure">{figure}</span>
          <span className="label">{label}</span>
        </div>
      ))}
    </div>
  );
}
