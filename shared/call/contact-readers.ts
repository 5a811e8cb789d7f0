import type { UserId } from '#shared/kit/ids.ts';
import type { ContactView } from '#shared/contract/contact-view.ts';
import type { Role } from '#shared/contract/words.ts';
import type { Contact } from './call.ts';
import { contactField, type ContactField } from './contact-events.ts';
import { contactFieldWords, contactTypeWords } from './contact-words.ts';

/**
 * Which fields of a contact's record a role may read. Nurses read their own half whole; everybody else the police half, which
 * holds what the nurse released, field by field (design section 4; what a role does not need it does not see, rule 12).
 */
export const readableFields = (
  role: Role,
  police: readonly ContactField[],
): readonly ContactField[] =>
  role === 'nurse'
    ? contactField.options
    : contactField.options.filter((one) => police.includes(one));

/** The contact as this reader sees it. */
export function contactFor(
  reader: { readonly user: UserId; readonly role: Role },
  contact: Contact,
  links: readonly string[] = [],
): ContactView {
  const { record, type } = contact;
  const readable = record === null ? [] : readableFields(reader.role, record.police);
  return {
    id: contact.id,
    type: type === 'unnamed' ? null : type,
    typeInWords: contactTypeWords[type],
    by: contact.byName,
    mine: contact.by === reader.user,
    openedAtMs: contact.openedAtMs,
    links: reader.role === 'nurse' ? [...links] : [],
    record:
      record === null
        ? null
        : {
            by: record.byName,
            atMs: record.atMs,
            toWhom: record.toWhom,
            fields: readable.flatMap((field) => {
              const text = record[field];
              return text === null ? [] : [{ field, label: contactFieldWords[field], text }];
            }),
            withheld: contactField.options
              .filter((field) => !readable.includes(field) && record[field] !== null)
              .map((field) => contactFieldWords[field]),
            police: [...record.police],
          },
  };
}
