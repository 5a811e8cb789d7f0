import { partsOf } from '../mutants.ts';
import { rule, type Planted } from './plant.ts';

export const plan: readonly Planted[] = [
  {
    fault: 'a plan in date holds a weapon rule back',
    names: ['care_plan', 'weapon-in-hand'],
    plant: (pack) => {
      rule(pack, 'weapon-in-hand')['unless'] = { care_plan: 'in_date' };
    },
  },
  {
    fault: 'a verified flag holds intent back',
    names: ['flag_match', 'intent-voiced'],
    plant: (pack) => {
      rule(pack, 'intent-voiced')['unless'] = { flag_match: 'verified' };
    },
  },
  {
    fault: 'frequent contact replaces the nurse with a GP',
    names: ['frequent_contact'],
    plant: (pack) => {
      partsOf(pack, 'substitutions').push({
        id: 'known-caller',
        when: { frequent_contact: 'yes' },
        replace: ['nurse'],
        with: ['gp'],
        because: 'They ring often.',
        source: 'nobody',
      });
    },
  },
  {
    fault: 'a wish for no police replaces the police by the nurse',
    names: ['plan_asks_for'],
    plant: (pack) => {
      partsOf(pack, 'substitutions').push({
        id: 'no-police-wished',
        when: { plan_asks_for: 'prefers_no_police' },
        replace: ['police_priority', 'police_emergency'],
        with: ['nurse'],
        because: 'They prefer no police.',
        source: 'nobody',
      });
    },
  },
  {
    fault: 'a life at risk counts only where the caller rings seldom',
    names: ['frequent_contact', 'life-at-risk'],
    plant: (pack) => {
      rule(pack, 'life-at-risk')['when'] = {
        life_at_risk_now: 'yes',
        not: { frequent_contact: 'yes' },
      };
    },
  },
];
