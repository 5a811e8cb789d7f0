import { MessageSquareText } from 'lucide-react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { ContactView } from '#shared/contract/contact-view.ts';
import { Button } from '../ui/button.tsx';
import { useAct } from '../ui/acts.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';
import type { Role } from '#shared/contract/words.ts';
import { RecordForm } from './record-form.tsx';

const state = ({ record, openedAtMs }: ContactView): string =>
  record === null
    ? `begun ${hourMinute(openedAtMs)}, no record yet`
    : `recorded ${hourMinute(record.atMs)}`;

/** What the police half shows of a record. A nurse releases and withdraws field by field; others see how much there is. */
function Shown({
  callId,
  contactId,
  record,
  role,
}: {
  callId: CallView['id'];
  contactId: string;
  record: NonNullable<ContactView['record']>;
  role: Role;
}) {
  const ask = useAsk();
  if (role !== 'nurse')
    return record.withheld.length === 0 ? null : (
      <span className="small second">
        In the nurse’s half: {record.withheld.join(', ').toLowerCase()}
      </span>
    );
  return (
    <div className="chips" role="group" aria-label="The police half shows">
      <span className="small muted">Police see:</span>
      {record.fields.map(({ field, label }) => (
        <button
          key={field}
          type="button"
          className="chip"
          aria-pressed={record.police.includes(field)}
          onClick={() => {
            const police = record.police.includes(field)
              ? record.police.filter((one) => one !== field)
              : [...record.police, field];
            void ask('care.shareContact', { callId, contactId, police });
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** What nurses did on this call: the contact that is open with its form, and those before it. */
export function ContactPanel({ call, role }: { call: CallView; role: Role }) {
  const { open } = useShell();
  const mine = call.contacts.find(
    ({ record, mine: isMine }) => record === null && (isMine || role === 'supervisor'),
  );
  useAct('contact', () => {
    if (mine === undefined) open({ name: 'contact' });
    else
      document
        .querySelector<HTMLElement>('form[aria-label="Record the contact"] textarea')
        ?.focus();
  });
  const others = call.contacts.filter(({ id }) => id !== mine?.id);
  return (
    <>
      {mine === undefined ? (
        <section className="section section-rule stack" aria-label="Contacts">
          <div className="section-title">
            <h3>Contacts</h3>
          </div>
          {others.length === 0 && (
            <p className="small second">
              Nothing is recorded yet. Begin a contact when you speak, advise or assess.
            </p>
          )}
          <Button
            onPress={() => {
              open({ name: 'contact' });
            }}
          >
            <MessageSquareText className="icon" aria-hidden="true" />
            Begin a contact <KeyCap>O</KeyCap>
          </Button>
        </section>
      ) : (
        <RecordForm key={mine.id} call={call} contact={mine} />
      )}
      {others.length > 0 && (
        <section className="section section-rule" aria-label="Contacts so far">
          <ul className="contacts">
            {others.toReversed().map((contact) => (
              <li key={contact.id}>
                <b>{contact.typeInWords}</b>
                <span className="small muted">
                  {contact.by}, {state(contact)}
                  {contact.record !== null && `, to ${contact.record.toWhom}`}
                </span>
                {contact.record !== null && (
                  <Shown
                    callId={call.id}
                    contactId={contact.id}
                    record={contact.record}
                    role={role}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
