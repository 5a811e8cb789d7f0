import { useId, useState } from 'react';
import type { WithheldItem } from '#shared/contract/person-view.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Field } from '../ui/field.tsx';
import { useStatus } from '../ui/status.tsx';
import { hourMinute, shortDate } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';
import { ReleaseFields } from './release-fields.tsx';
import { emptyRelease, releaseRequest, toldWords, type PersonTold } from './release-form.ts';

const told: readonly PersonTold[] = ['agreed', 'told', 'not-safe-to-tell', 'refused'];

/** One item from the NHS and what its discloser decides about it: purpose, basis, told, until when. */
export function ReleaseItem({ item, onReleased }: { item: WithheldItem; onReleased: () => void }) {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const [draft, setDraft] = useState(emptyRelease);
  const untilId = useId();
  const change = (part: Partial<typeof draft>): void => {
    setDraft((before) => ({ ...before, ...part }));
  };
  const release = async (): Promise<void> => {
    const request = releaseRequest(item.itemId, draft);
    if (typeof request === 'string') {
      refuse(request);
      return;
    }
    const released = await ask('people.release', request);
    if (!released.ok) return;
    say(`Released: ${item.kind} of ${item.person}`);
    onReleased();
  };
  return (
    <form
      className="release-item"
      aria-label={`Release ${item.kind} of ${item.person}`}
      onSubmit={(event) => {
        event.preventDefault();
        void release();
      }}
    >
      <header className="referral-head">
        <div className="grow">
          <h1>{item.person}</h1>
          <p>
            {item.kind} · {item.summary}
          </p>
          <p className="small muted">
            Owner {item.owner} · received {shortDate(item.receivedAtMs)} at{' '}
            {hourMinute(item.receivedAtMs)}
          </p>
        </div>
      </header>
      <div className="release-body">
        <ReleaseFields
          item={item}
          chosen={draft.fields}
          choose={(fields) => {
            change({ fields });
          }}
        />
        <div className="stack">
          <Field
            label="Purpose"
            hint="For example: so that handlers answer in the way he asked for"
            value={draft.purpose}
            onChange={(purpose) => {
              change({ purpose });
            }}
          />
          <Field
            label="Lawful basis"
            hint="For example: UK GDPR 6(1)(e), 9(2)(g)"
            value={draft.basis}
            onChange={(basis) => {
              change({ basis });
            }}
          />
          <ChoiceList
            label="Was the person told?"
            choices={told.map((id) => ({ id, label: toldWords[id] }))}
            chosen={draft.personTold}
            onChoose={(personTold) => {
              change({ personTold });
            }}
          />
          <div className="field">
            <label htmlFor={untilId}>Released until the end of</label>
            <input
              id={untilId}
              className="input"
              type="date"
              value={draft.until}
              onChange={(event) => {
                change({ until: event.target.value });
              }}
            />
          </div>
          <Button kind="primary" type="submit">
            Release to call handlers
          </Button>
        </div>
      </div>
    </form>
  );
}
