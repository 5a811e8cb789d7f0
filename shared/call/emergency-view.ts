import type { CallView } from '#shared/contract/call-view.ts';
import type { CallState, Emergency } from './call.ts';
import type { Acting } from './command.ts';
import { ambulanceOnly, recallWindowMs } from './emergency.ts';

/** The screen after F9: what was asked, what is still red, what to say and what not to say. */
export function emergencyView(
  call: CallState,
  emergency: Emergency,
  acting: Acting,
): NonNullable<CallView['emergency']> {
  const name = call.caller.name?.split(' ')[0];
  return {
    askedAtMs: emergency.askedAtMs,
    askedBy: acting.colleagues.find(({ id }) => id === emergency.askedBy)?.name ?? 'this desk',
    where: emergency.where,
    services: emergency.lines.map((line) => ({
      service: line.service,
      // Stood down: nobody is asked any more, and F9 asks anew.
      state:
        line.off || emergency.stoodDown !== null
          ? 'off'
          : line.doneAtMs === null
            ? 'asked'
            : 'done',
      reference: line.reference,
      acceptedBy: line.acceptedBy,
      rungAtMs: line.rungAtMs,
      doneAtMs: line.doneAtMs,
    })),
    ambulanceOnly: ambulanceOnly(call),
    recallUntilMs: emergency.askedAtMs + recallWindowMs,
    recalledAtMs: emergency.recalledAtMs,
    given: [...emergency.given],
    say: `${name === undefined ? '' : `${name}, `}I am asking for police and an ambulance now. Stay on the phone. If you can, go where you are safe. Tell me what you can hear.`,
    donts: [
      'Do not say help is on its way without a reference',
      'Do not hang up. If the line drops, ring back once',
      'Tell dispatch what is not known as well as what is',
    ],
    how: 'Concord cannot send. Grade it on the command system and ring ambulance now.',
  };
}
