import { obligationKind } from '#shared/call/obligation-kinds.ts';
import type { Role, Service } from '#shared/contract/words.ts';

export type DischargeBy =
  | { readonly form: 'telling' | 'acceptance' | 'words' }
  | { readonly form: 'reference'; readonly service: Service }
  | { readonly form: 'none'; readonly text: string };

/** Which short form settles an obligation for this role, or who settles it instead. */
export function dischargeOf(kind: string, role: Role): DischargeBy {
  const { closedBy } = obligationKind(kind);
  switch (closedBy) {
    case 'telling':
    case 'acceptance':
      return { form: closedBy };
    case 'reference':
      return { form: 'reference', service: kind === 'police_reference' ? 'police' : 'ambulance' };
    case 'nurse-record':
      return {
        form: 'none',
        text:
          role === 'nurse'
            ? 'Write it under Referrals: the type of contact, and what happens next.'
            : 'The nurse writes this: the type of contact, and what happens next.',
      };
    case 's136-record':
      return {
        form: 'none',
        text: 'Record the consultation, or that it was not practicable: type / 136.',
      };
    case 'crew':
      return { form: 'none', text: 'Record what the crew said: type / crew.' };
    case 'sharing':
      return {
        form: 'none',
        text: 'Record whether they were told that this is shared, and with whom: type / sharing.',
      };
    case 'call-back':
      return { form: 'none', text: 'Ring them, and record what came of it: type / later.' };
    case 'welfare':
      return { form: 'none', text: 'Record who was asked how they are: type / welfare.' };
    case 'supervisor':
      return role === 'supervisor'
        ? { form: 'words' }
        : { form: 'none', text: 'A supervisor settles this. Ask them to look at this call.' };
    case 'text':
      return { form: 'words' };
  }
}
