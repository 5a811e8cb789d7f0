import { onTheWall } from '#shared/s136/london-time.ts';
import type { s136Events } from '#shared/s136/s136-events.ts';
import type { CallState, S136 } from './call.ts';
import type { CallEvent } from './events.ts';

type S136Event = Extract<CallEvent, { type: keyof typeof s136Events }>;

const types: ReadonlySet<string> = new Set<S136Event['type']>([
  's136-recorded',
  's136-arrived',
  's136-arrival-corrected',
  's136-extended',
  'consultation-missed',
]);

export const isS136Event = (event: CallEvent): event is S136Event => types.has(event.type);

const noted = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

export const nothingOf136: S136 = {
  records: [],
  stays: [],
  written: [],
  corrections: [],
  extensions: [],
};

/** The arrivals with the times that count: of two corrections of one, the newer. The same in whatever order they came. */
function withStays(s136: S136): S136 {
  const stays = s136.written
    .map((stay) => {
      const newest = s136.corrections.filter(({ stayId }) => stayId === stay.id).at(-1);
      return newest === undefined ? stay : { ...stay, arrivedAtMs: newest.toMs };
    })
    .toSorted((a, b) => a.arrivedAtMs - b.arrivedAtMs || a.id.localeCompare(b.id));
  return { ...s136, stays };
}

/**
 * What was recorded of section 136. Stays are a set by id and the clock is computed from all of them, so that in whatever order they
 * arrive it starts with the earliest; which extension counts is for the clock to say.
 */
export function foldS136(call: CallState, event: S136Event): CallState {
  const { atMs } = event;
  const s136 = call.s136 ?? nothingOf136;
  switch (event.type) {
    case 's136-recorded': {
      const { recordId, ...content } = event.content;
      if (s136.records.some(({ id }) => id === recordId)) return call;
      const records = [...s136.records, { ...content, id: recordId, atMs }];
      const text =
        'notPracticable' in content.consulted
          ? `Section 136: nobody consulted, not practicable. ${content.consulted.why}`
          : `Section 136: ${content.consulted.name} was consulted, ${content.askedBy} asked`;
      return noted({ ...call, s136: { ...s136, records } }, atMs, text);
    }
    case 's136-arrived': {
      const { recordId, ...content } = event.content;
      if (s136.written.some(({ id }) => id === recordId)) return call;
      const written = [...s136.written, { ...content, id: recordId, atMs }];
      return noted(
        { ...call, s136: withStays({ ...s136, written }) },
        atMs,
        `Section 136: arrived at ${content.name}, ${onTheWall(content.arrivedAtMs)}`,
      );
    }
    case 's136-arrival-corrected': {
      const { recordId, ...content } = event.content;
      if (s136.corrections.some(({ id }) => id === recordId)) return call;
      const corrections = [...s136.corrections, { ...content, id: recordId, atMs }].toSorted(
        (a, b) => a.atMs - b.atMs || a.id.localeCompare(b.id),
      );
      return noted(
        { ...call, s136: withStays({ ...s136, corrections }) },
        atMs,
        `Section 136: ${content.byName} corrected the arrival of ${onTheWall(content.fromMs)} to ${onTheWall(content.toMs)}: ${content.reason}`,
      );
    }
    case 's136-extended': {
      const { recordId, ...content } = event.content;
      if (s136.extensions.some(({ id }) => id === recordId)) return call;
      const extensions = [...s136.extensions, { ...content, id: recordId, atMs }].toSorted(
        (a, b) => a.certifiedAtMs - b.certifiedAtMs || a.id.localeCompare(b.id),
      );
      return noted(
        { ...call, s136: { ...s136, extensions } },
        atMs,
        `Section 136: ${content.practitioner} certified ${String(content.hours)} hours more`,
      );
    }
    case 'consultation-missed': {
      const { why, alternative } = event.content;
      const missed = { why, alternative, telephone: event.content.telephone, atMs };
      return call.missedConsultations.some((one) => one.atMs === atMs)
        ? call
        : noted(
            { ...call, missedConsultations: [...call.missedConsultations, missed] },
            atMs,
            `No nurse is on duty: ${alternative} instead`,
          );
    }
  }
}
