import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { hourMinute } from '../ui/times.ts';

type Sbar = NonNullable<DeskView['referral']>;

const types: Readonly<Record<string, string>> = {
  information: 'Information',
  'advice-to-staff': 'Advice to staff',
  conversation: 'Conversation with the person',
  assessment: 'Assessment',
};

/** What a contact of this type is called, in words. */
export const contactType = (type: string): string => types[type] ?? type;

/** Each part says who wrote it. Concord never fills the nurse's own. */
export function SbarPanel({ sbar, record }: { sbar: Sbar; record: CallView['nurseRecord'] }) {
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
      <div>
        <span className="letter" aria-hidden="true">
          A
        </span>
        <div>
          <h3>
            Assessment and recommendation{' '}
            {record !== null && (
              <span className="by">
                {record.by}, {hourMinute(record.atMs)}, {contactType(record.type)}
              </span>
            )}
          </h3>
          {record === null ? (
            <p className="you-write">You write this, in your own words, on the right.</p>
          ) : (
            <p className="lead">{record.text}</p>
          )}
        </div>
      </div>
    </section>
  );
}
