import { useRef, useState } from 'react';
import { clinicalResponse, type ClinicalResponse } from '#shared/call/contact-events.ts';
import { clinicalResponseWords } from '#shared/call/contact-words.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { useAct } from '../ui/acts.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useStatus } from '../ui/status.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

/** The NHS list with its times: the nurse's own choice, none made beforehand. R comes here, a digit chooses. */
export function ResponseChoice({ call }: { call: CallView }) {
  const ask = useAsk();
  const { say } = useStatus();
  const section = useRef<HTMLElement>(null);
  const [naming, setNaming] = useState(false);
  const chosen = call.response;
  useAct('response', () => {
    section.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus();
    section.current?.scrollIntoView({ block: 'nearest' });
  });
  const choose = async (response: ClinicalResponse, owner: string | null): Promise<boolean> => {
    const kept = await ask('care.respond', { callId: call.id, response, owner });
    if (kept.ok) say(`Clinical response: ${clinicalResponseWords[response].label}`);
    return kept.ok;
  };
  return (
    <section
      ref={section}
      className="section section-rule response-list"
      aria-label="Clinical response"
    >
      <div className="section-title">
        <h3>Clinical response</h3>
        <span className="push small muted">
          {chosen === null ? 'Yours to choose' : `${chosen.by}, ${hourMinute(chosen.atMs)}`}{' '}
          <KeyCap>R</KeyCap>
        </span>
      </div>
      <ChoiceList
        label="NHS response times"
        choices={clinicalResponse.options.map((id) => ({
          id,
          label: clinicalResponseWords[id].label,
          why:
            id === 'other-service' && chosen?.response === id && chosen.owner !== null
              ? chosen.owner
              : clinicalResponseWords[id].time,
        }))}
        chosen={naming ? 'other-service' : (chosen?.response ?? null)}
        onChoose={(response) => {
          setNaming(response === 'other-service');
          if (response !== 'other-service') void choose(response, null);
        }}
      />
      {naming && (
        <AskForm
          label="Another service"
          verb="Choose"
          parts={[{ name: 'owner', label: 'Which service owns it, and by when' }]}
          onDo={async ({ owner }) => {
            const done = await choose('other-service', owner.trim());
            if (done) setNaming(false);
            return done;
          }}
        />
      )}
    </section>
  );
}
