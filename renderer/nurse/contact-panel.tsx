import { MessageSquareText } from 'lucide-react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { ContactView } from '#shared/contract/contact-view.ts';
import { Button } from '../ui/button.tsx';
import { useAct } from '../ui/acts.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { hourMinute } from '../ui/times.ts';
import type { Role } from '#shared/contract/words.ts';
import { RecordForm } from './record-form.tsx';

const state = ({ record, openedAtMs }: ContactView): string =>
  record === null
    ? `begun ${hourMinute(openedAtMs)}, no record yet`
    : `recorded ${hourMinute(record.atMs)}`;

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
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
