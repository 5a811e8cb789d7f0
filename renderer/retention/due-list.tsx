import { dayInWords, inWords } from '#shared/people/dates.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { DueHalf } from '#shared/contract/retention.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { halfInWords } from './words.ts';

export type Due = Extract<Reply<'retention.due'>, { ok: true }>['value'];

/** As many as there are digits: the next come up as these are decided. */
const most = 9;

export const callOf = ({ openedAtMs, incidentReference }: DueHalf): string =>
  `Call of ${dayInWords(openedAtMs)}${incidentReference === null ? '' : `, ${incidentReference}`}`;

const whyOf = ({ reviewOn, kept }: DueHalf): string =>
  kept === null
    ? `due since ${inWords(reviewOn)}`
    : `due again since ${inWords(reviewOn)}; ${kept.byName} kept it on ${dayInWords(kept.atMs)}: ${kept.reason}`;

/** What is due for whoever is signed in, the longest due first, without a name. */
export function DueList({
  found: { half, years, total, due },
  onChoose,
}: {
  found: Due;
  onChoose: (one: DueHalf) => void;
}) {
  const shown = due.slice(0, most);
  if (shown.length === 0)
    return (
      <p role="status">
        Nothing is due. {halfInWords(half)} comes up after {years} years without contact, and never
        while there is an open call about the same person.
      </p>
    );
  return (
    <>
      <p className="second">
        {years} years have passed without contact, or the day has come that was set when it was
        kept. Look at each and decide. Nothing goes by itself.
      </p>
      <ChoiceList
        label={total > most ? `The ${most} longest due, of ${total}` : `${total} due for review`}
        choices={shown.map((one) => ({ id: one.callId, label: callOf(one), why: whyOf(one) }))}
        chosen={null}
        onChoose={(id) => {
          const one = shown.find(({ callId }) => callId === id);
          if (one !== undefined) onChoose(one);
        }}
      />
    </>
  );
}
