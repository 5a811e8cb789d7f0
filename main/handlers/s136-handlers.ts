import { err } from '#shared/kit/result.ts';
import type { CallId } from '#shared/kit/ids.ts';
import {
  correctArrival,
  recordArrival,
  recordConsultation,
  recordExtension,
} from '#shared/call/s136.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import { readTime } from '#shared/s136/london-time.ts';
import { readTyped } from '#shared/s136/read-typed.ts';
import { act, type Command } from './act.ts';
import type { Ports } from './ports.ts';

type S136Handlers = Pick<Handlers, Extract<keyof Handlers, `s136.${string}`>>;

/** Section 136: the consultation, arrivals and an extension. Times are read as a wall clock in London shows them. */
export const s136Handlers = (ports: Ports): S136Handlers => {
  /** Reads one typed time, then acts with it. */
  const atTime = (callId: CallId, label: string, text: string, then: (ms: number) => Command) => {
    const read = readTime(text, ports.nowMs());
    return read.ok
      ? act(ports, callId, then(read.value))
      : err({ reason: 'not-a-time', text: `${label}: ${read.error}` });
  };
  return {
    's136.record': ({ callId, personId, ...typed }) => {
      const read = readTyped(typed, ports.nowMs());
      return read.ok
        ? act(ports, callId, (acting, call) =>
            recordConsultation(acting, call, { personId, ...read.value }),
          )
        : err({ reason: 'not-a-time', text: `Not recorded. ${read.error.join(' ')}` });
    },
    's136.arrived': ({ callId, arrivedAt, ...arrival }) =>
      atTime(
        callId,
        'When they arrived',
        arrivedAt,
        (arrivedAtMs) => (acting, call) => recordArrival(acting, call, { ...arrival, arrivedAtMs }),
      ),
    's136.correct': ({ callId, arrivedAt, ...asked }) =>
      atTime(
        callId,
        'When they arrived',
        arrivedAt,
        (toMs) => (acting, call) => correctArrival(acting, call, { ...asked, toMs }),
      ),
    's136.extend': ({ callId, certifiedAt, ...asked }) =>
      atTime(
        callId,
        'When it was certified',
        certifiedAt,
        (certifiedAtMs) => (acting, call) =>
          recordExtension(acting, call, { ...asked, certifiedAtMs }),
      ),
  };
};
