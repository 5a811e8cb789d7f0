import { partsOf, type Written } from '../mutants.ts';
import { rule, standIn, remove, advice, type Planted } from './plant.ts';

export const routes: readonly Planted[] = [
  ...(['no-nurse-emergency', 'no-nurse-urgent', 'no-nurse', 'no-car-free'] as const).map((id) => ({
    fault: `the fallback ${id} is missing`,
    names: ['nurse', 'street_triage', 'street triage'],
    plant: (pack: Written) => {
      remove(pack, 'substitutions', id);
    },
  })),
  {
    fault: 'with no nurse, nobody stands in',
    names: ['nurse'],
    plant: (pack) => {
      standIn(pack, 'no-nurse')['with'] = [];
    },
  },
  {
    fault: 'with no suite, no supervisor looks',
    names: ['s136', 'supervisor'],
    plant: (pack) => {
      for (const one of ['s136-asked', 'no-136-space']) rule(pack, one)['destinations'] = ['nurse'];
    },
  },
  {
    fault: 'a child gets the crisis team for adults',
    names: ['crisis_team', 'crisis team', 'age_group'],
    plant: (pack) => {
      remove(pack, 'substitutions', 'child-team');
    },
  },
  {
    fault: 'an emergency is left to 111',
    names: ['nhs111', 'crisis_team', 'crisis team', 'health_keeps', 'health keeps'],
    plant: (pack) => {
      remove(pack, 'substitutions', 'emergency-first');
    },
  },
  {
    fault: 'the car goes to a weapon',
    names: ['street_triage', 'street triage', 'weapon'],
    plant: (pack) => {
      remove(pack, 'substitutions', 'no-car-to-a-weapon');
    },
  },
  {
    fault: 'the call is left with a caller who may be the danger',
    names: ['caller_may_be_risk', 'health_keeps', 'amhp', 'gp', 'domestic', 'contradicted'],
    plant: (pack) => {
      remove(pack, 'substitutions', 'not-left-with-the-danger');
    },
  },
  {
    fault: 'section 136 is offered in a home',
    names: ['dwelling', 's136'],
    plant: (pack) => {
      const when = rule(pack, 's136-consult')['when'] as Record<string, string[]>;
      when['setting']?.push('dwelling');
    },
  },
  {
    fault: 'a child is taken to a police station',
    names: ['child', 'under_12', 'under 12', 'age_group'],
    plant: (pack) => {
      rule(pack, 'child-in-danger')['because'] = 'Take the child to the police station first.';
    },
  },
  {
    fault: 'a lost line owes no ring back',
    names: ['line', 'ring_back', 'ring back'],
    plant: (pack) => {
      rule(pack, 'line-lost')['obligations'] = [];
    },
  },
  {
    fault: 'a lost line can wait for an agreed time',
    names: ['line'],
    plant: (pack) => {
      rule(pack, 'line-lost')['level'] = 'routine';
    },
  },
  {
    fault: 'nothing is said to the caller when police come',
    names: ['caller', 'police'],
    plant: (pack) => {
      delete advice(pack, 'police_emergency')['tell'];
    },
  },
  {
    fault: 'nobody says when to call again',
    names: ['call again'],
    plant: (pack) => {
      for (const one of ['police_emergency', 'police_priority'])
        delete advice(pack, one)['callAgain'];
    },
  },
  {
    fault: 'nobody owes it to the caller to tell them',
    names: ['tell'],
    plant: (pack) => {
      const told = 'tell_caller';
      for (const one of [
        ...Object.values(pack['advice'] as Record<string, Record<string, unknown>>),
        ...partsOf(pack, 'rules'),
      ])
        for (const key of ['owes', 'obligations'])
          if (Array.isArray(one[key])) one[key] = one[key].filter((kind: unknown) => kind !== told);
    },
  },
];
