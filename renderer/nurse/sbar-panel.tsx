import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { hourMinute } from '../ui/times.ts';

type Sbar = NonNullable<DeskView['referral']>;

/** The newest record on the call; null while no contact has one. */
const newest = (contacts: CallView['contacts']) =>
  contacts.flatMap((one) => (one.record === null ? [] : [{ ...one, record: one.record }])).at(-1) ??
  null;

/** A and R: the nurse's own words, or that they were not shown to this role; never Concord's. */
function Own({
  letter,
  title,
  field,
  from,
}: {
  letter: string;
  title: string;
  field: 'said' | 'next';
  from: ReturnType<typeof newest>;
}) {
  const text = from?.record.fields.find((one) => one.field === field)?.text ?? null;
  return (
    <div>
      <span className="letter" aria-hidden="true">
        {letter}
      </span>
      <div>
        <h3>
          {title}{' '}
          {from !== null && (
            <span className="by">
              {from.record.by}, {hourMinute(from.record.atMs)}, {from.typeInWords}
            </span>
          )}
        </h3>
        {from === null ? (
          <p className="you-write">You write this, in your own words, on the right.</p>
        ) : text === null ? (
          <p className="second">
            In the nurse’s half of the record, which your role does not read.
          </p>
        ) : (
          <p className="lead">{text}</p>
        )}
      </div>
    </div>
  );
}

/** Each part says who wrote it. Concord never fills the nurse's own. */
export function SbarPanel({ sbar, contacts }: { sbar: Sbar; contacts: CallView['contacts'] }) {
  const from = newest(contacts);
  return (
    <section className="sbar" aria-label="SBAR">
      <h2 className="sr-only">Situation, background, assessment</h2>
      <div>
        <span className="letter" aria-hidden="true">
          S
        </span>
        <div>
          <h3>
            Situation <span className="by">from the script</span>
          </h3>
          <p className="lead">{sbar.situation}</p>
        </div>
      </div>
      <div>
        <span className="letter" aria-hidden="true">
          B
        </span>
        <div>
          <h3>
            Background <span className="by">from the record</span>
          </h3>
          <p className="lead">{sbar.background}</p>
        </div>
      </div>
      <Own letter="A" title="Assessment" field="said" from={from} />
      <Own letter="R" title="Recommendation" field="next" from={from} />
    </section>
  );
}
