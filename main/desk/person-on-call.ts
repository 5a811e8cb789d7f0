import type { CallState } from '#shared/call/call.ts';
import { currentFacts } from '#shared/call/facts.ts';
import type { PersonView as OnPage } from '#shared/contract/person-view.ts';
import type { ContactsPort } from '../handlers/ports.ts';
import type { PersonView } from '#shared/people/view.ts';
import { asLikelihood } from '#shared/people/likelihood.ts';

const hasWeapon = (call: CallState): boolean => {
  const weapon = currentFacts(call)['weapon'];
  return weapon !== undefined && weapon !== 'no' && weapon !== 'unknown';
};

type Today = ReturnType<ContactsPort['today']>;

/** What none of the person's earlier calls on this desk had; named, all of it, above the plan. */
function differentToday({ fresh, earlier }: Today): OnPage['differentToday'] {
  const [first, ...rest] = fresh;
  if (first === undefined) return null;
  const none = `${earlier} earlier ${earlier === 1 ? 'call' : 'calls'} on this desk, none had this.`;
  const more = rest.map(({ text }) => text);
  return {
    title: `${first.text}: never before`,
    detail: more.length === 0 ? none : `Also new: ${more.join('; ')}. ${none}`,
  };
}

/** Shown once it is frequent: the weeks, what is reached by person, number and address, and what calls were about. */
function frequentContact(
  { met, weeks, total }: ReturnType<ContactsPort['frequent']>,
  { usual }: Today,
): OnPage['frequentContact'] {
  if (met.length === 0) return null;
  return {
    weeks: [...weeks],
    total,
    met: [...met],
    usually: usual === null ? null : { text: usual.text, calls: usual.calls, of: usual.of },
  };
}

/** The person's card beside this call: what the role may see, how they matched, what is different. */
export function personOnCall(view: PersonView, call: CallState, contacts: ContactsPort): OnPage {
  const { plan } = view;
  const today = contacts.today(call);
  return {
    personId: view.personId,
    name: view.name,
    nickname: view.nickname,
    born: view.born,
    age: view.age,
    deceased: view.deceased,
    pronoun: view.pronoun,
    address: view.address,
    likelihood: asLikelihood(call.person?.likelihood ?? 'unlikely'),
    reasons: [...(call.person?.reasons ?? [])],
    differentToday: differentToday(today),
    plan:
      plan === null
        ? null
        : {
            whatHelps: plan.whatHelps,
            whatMakesWorse: plan.whatMakesWorse,
            whoToCall: plan.whoToCall,
            aboutPolice: plan.aboutPolice,
            agreedResponse: plan.agreedResponse,
            ownWords: plan.ownWords,
            writtenBefore: hasWeapon(call) ? 'a weapon was mentioned' : null,
            state: plan.state,
            provenance: { ...plan.provenance },
          },
    planRead: call.person?.planRead ?? false,
    flags: view.flags.map(({ id, kind, text, nature, about, stale, provenance }) => ({
      id,
      kind,
      text,
      nature,
      about,
      stale,
      provenance: { ...provenance },
    })),
    contacts: view.contacts.map((contact) => ({ ...contact })),
    frequentContact: frequentContact(contacts.frequent(call, view.age), today),
    withheld: view.withheld.map(({ what, why }) => ({ what, why })),
    cachedAtMs: view.cachedAtMs,
  };
}
