import { partsOf } from '../mutants.ts';
import { rule, type Planted } from './plant.ts';

export const writing: readonly Planted[] = [
  {
    fault: 'a destination is misspelt',
    names: ['ambulanse', 'ambulance_emergency'],
    plant: (pack) => {
      rule(pack, 'attempt')['destinations'] = ['ambulanse_emergency'];
    },
  },
  {
    fault: 'a fact is misspelt',
    names: ['wepon', 'weapon'],
    plant: (pack) => {
      rule(pack, 'weapon-in-hand')['when'] = { wepon: 'in_hand' };
    },
  },
  {
    fault: 'two rules have one name',
    names: ['attempt'],
    plant: (pack) => {
      partsOf(pack, 'rules').push(structuredClone(rule(pack, 'attempt')));
    },
  },
  {
    fault: 'a level is misspelt',
    names: ['level', 'emergency'],
    plant: (pack) => {
      rule(pack, 'attempt')['level'] = 'emergencies';
    },
  },
];
