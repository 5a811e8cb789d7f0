import type { CallState } from '#shared/call/call.ts';
import { currentFacts } from '#shared/call/facts.ts';
import type { PersonView as OnPage } from '#shared/contract/person-view.ts';
import type { PersonView } from '#shared/people/view.ts';
import { asLikelihood } from '#shared/people/likelihood.ts';

const hasWeapon = (call: CallState): boolean => {
  const weapon = currentFacts(call)['weapon'];
  return weapon !== undefined && weapon !== 'no' && weapon !== 'unknown';
};

/** What is new on this call against the person's earlier ones on this desk; weapons come first. */
function differentToday(call: CallState, earlier: readonly CallState[]): OnPage['differentToday'] {
  const before = earlier.filter(
    ({ callId, openedAtMs }) => callId !== call.callId && openedAtMs < call.openedAtMs,
  );
  if (!hasWeapon(call) || before.length === 0 || before.some(hasWeapon)) return null;
  return {
    title: 'weapon mentioned, never before',
    detail: `${before.length} earlier ${before.length === 1 ? 'call' : 'calls'} on this desk, none mentioned a weapon.`,
  };
}

/** The person's card beside this call: what the role may see, how they matched, what is different. */
export function personOnCall(
  view: PersonView,
  call: CallState,
  earlier: readonly CallState[],
): OnPage {
  const { plan } = view;
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
    differentToday: differentToday(call, earlier),
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
    frequentContact: null,
    withheld: view.withheld.map(({ what, why }) => ({ what, why })),
    cachedAtMs: view.cachedAtMs,
  };
}
