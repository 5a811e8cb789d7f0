import type { FactName } from '../../protocol.ts';
import { callsOver } from '../counting.ts';
import { noCall } from '../finding.ts';
import type { Gate } from '../gates.ts';
import { plain } from '../in-words.ts';
import type { Proof } from '../proof.ts';
import { has, isKnown, truthGates } from '../world.ts';
import { goesAny, type PropertyOf } from './property.ts';

/** The necessary safety questions (vocabulary.yaml, rule 1). */
const safetyFacts = ['life_at_risk_now', 'serious_harm_risk', 'weapon', 'crime'] as const;

const helpGoes = [
  'ambulance_emergency',
  'police_emergency',
  'police_priority',
  'police_scheduled',
] as const;
const namedOwners = ['supervisor_review', 'nurse'] as const;

/** That police or an ambulance goes, or a named owner has it by a time. */
function helpOrOwner({ gates, route: { out } }: Proof): Gate {
  return gates.or([
    goesAny(gates, out, helpGoes),
    gates.and([goesAny(gates, out, namedOwners), out.atLeast.routine]),
  ]);
}

/** That some question which must be asked is about this fact, on this call as it stands. */
function mustBeAsked({ gates, pack, any }: Proof, fact: FactName): Gate {
  return gates.or(
    pack.questions
      .filter((question) => question.fact === fact && question.necessary === true)
      .map(({ askWhen }) =>
        askWhen === undefined ? true : truthGates(gates, askWhen, any.world).met,
      ),
  );
}

/** Unknown, or necessary and unasked, at the moment a route is taken: somebody goes, or somebody owns the doubt. */
export const doubtIsOwned: PropertyOf = {
  id: '2-doubt',
  text: 'Doubt about safety brings help, or a named owner and a time',
  prove: (proof) => {
    const { gates, any, route } = proof;
    const { and, not } = gates;
    const answered = helpOrOwner(proof);
    return noCall(
      proof,
      safetyFacts.flatMap((fact) => [
        {
          bad: and([
            not(isKnown(gates, any.world, fact)),
            not(mustBeAsked(proof, fact)),
            not(answered),
          ]),
          says: `${plain(fact)} was not asked, and no necessary question asks it, so its doubt is never named`,
        },
        {
          bad: and([has(route.world, fact, 'unknown'), not(answered)]),
          says: `nobody knows about ${plain(fact)}, nobody goes, and nobody owns the doubt with a time`,
        },
      ]),
      { unit: 'calls', covered: callsOver(proof.vocabulary) * safetyFacts.length },
      true,
    );
  },
};

/** Leaving a necessary question unasked is never better than having asked it in vain. */
export const unaskedIsNoShortCut: PropertyOf = {
  id: '2-unasked',
  text: 'Not asked never gives less than “not known”',
  prove: (proof) => {
    const { gates, any, route } = proof;
    return noCall(
      proof,
      safetyFacts.map((fact) => ({
        bad: gates.and([
          gates.not(isKnown(gates, any.world, fact)),
          gates.not(has(route.world, fact, 'unknown')),
          gates.not(helpOrOwner(proof)),
        ]),
        says: `${plain(fact)} was not asked, and at its route that does not count as not known`,
      })),
      { unit: 'calls', covered: callsOver(proof.vocabulary) * safetyFacts.length },
      true,
    );
  },
};
