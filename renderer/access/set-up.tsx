import { useState } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { ClosedCard } from './closed-card.tsx';
import { firstMembers, setUpRequest } from './member-form.ts';
import { MemberRow } from './member-row.tsx';

/** The first start of a fresh data folder: this desk's name and who works at it. */
export function SetUp({ view }: { view: DeskView }) {
  const ask = useAsk();
  const { refuse, putAway } = useStatus();
  const [deskName, setDeskName] = useState('');
  const [forceName, setForceName] = useState('');
  const [members, setMembers] = useState(firstMembers);
  const setUp = async (): Promise<void> => {
    putAway();
    const request = setUpRequest(deskName, forceName, members);
    if (typeof request === 'string') refuse(request);
    else await ask('access.setUp', request);
  };
  return (
    <ClosedCard
      wide
      title="Set up this desk"
      lede="Once, before the first call. Each person signs in with a name and a PIN of 4 to 12 digits."
      place={`Concord ${view.version}`}
      onSubmit={() => void setUp()}
    >
      <div className="form-row">
        <Field label="Name of this desk" value={deskName} onChange={setDeskName} />
        <Field label="Name of the force" value={forceName} onChange={setForceName} />
      </div>
      {members.map((member, index) => (
        <MemberRow
          key={member.key}
          member={member}
          nth={index + 1}
          onChange={(changed) => {
            setMembers((all) => all.map((one) => (one.key === changed.key ? changed : one)));
          }}
          onRemove={() => {
            setMembers((all) => all.filter(({ key }) => key !== member.key));
          }}
        />
      ))}
      <div className="form-foot">
        <Button
          onPress={() => {
            setMembers((all) => [
              ...all,
              {
                key: Math.max(0, ...all.map(({ key }) => key)) + 1,
                name: '',
                role: 'handler',
                pin: '',
              },
            ]);
          }}
        >
          Add a person
        </Button>
        <Button kind="primary" size="large" type="submit">
          Set up this desk <KeyCap>Enter</KeyCap>
        </Button>
      </div>
      <p className="small muted">
        One supervisor is needed: offers that nobody accepts end with them. Lines left empty are
        left out. People can be added later with / users.
      </p>
    </ClosedCard>
  );
}
