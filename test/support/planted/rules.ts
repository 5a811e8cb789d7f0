import { partsOf, type Written } from '../mutants.ts';
import { rule, remove, type Planted } from './plant.ts';

/** What has to do with each rule: a report on its loss mentions one of these. */
const ruleWords: Readonly<Record<string, readonly string[]>> = {
  'life-at-risk': ['life'],
  attempt: ['attempt', 'started'],
  'not-responding': ['unresponsive', 'responding'],
  'weapon-in-hand': ['weapon'],
  overdose: ['overdose'],
  crime: ['crime'],
  'domestic-abuse': ['domestic'],
  'absent-child': ['absent', 'child', 'age group'],
  'several-calls-in-doubt': ['linked calls'],
  promise: ['promised'],
  'postnatal-psychosis': ['postnatal'],
  'disturbed-and-held': ['restrained', 'agitation'],
  'heard-violence': ['heard', 'violence'],
  'silent-signal': ['silent signal', 'pressed'],
  'absent-signs': ['warning signs', 'absent'],
  'entry-to-life': ['entry'],
  'weapon-away': ['weapon'],
  'intent-with-means': ['means', 'intent'],
  'crime-with-danger': ['crime'],
  'psychosis-sudden': ['psychosis', 'sudden'],
  'very-upset': ['distress', 'upset'],
};

export const rules: readonly Planted[] = [
  ...(
    [
      'life-at-risk',
      'attempt',
      'not-responding',
      'weapon-in-hand',
      'overdose',
      'crime',
      'domestic-abuse',
      'absent-child',
      'several-calls-in-doubt',
      'promise',
      'postnatal-psychosis',
      'disturbed-and-held',
      'heard-violence',
      'silent-signal',
      'absent-signs',
      'entry-to-life',
    ] as const
  ).map((id) => ({
    fault: `rule ${id} is gone`,
    names: ruleWords[id] ?? [id],
    plant: (pack: Written) => {
      remove(pack, 'rules', id);
    },
  })),
  ...(
    [
      'weapon-away',
      'intent-with-means',
      'crime-with-danger',
      'psychosis-sudden',
      'very-upset',
    ] as const
  ).map((id) => ({
    fault: `rule ${id} is one level lower`,
    names: ruleWords[id] ?? [id],
    plant: (pack: Written) => {
      const one = rule(pack, id);
      one['level'] = { emergency: 'urgent', urgent: 'soon', soon: 'routine' }[String(one['level'])];
    },
  })),
  ...(
    [
      ['life-not-known', 'life_at_risk_now'],
      ['serious-harm-not-known', 'serious_harm_risk'],
      ['weapon-not-known', 'weapon'],
      ['crime-not-known', 'crime'],
    ] as const
  ).map(([id, fact]) => ({
    fault: `not knowing counts for nothing: ${id}`,
    names: [fact, fact.replaceAll('_', ' ')],
    plant: (pack: Written) => {
      remove(pack, 'rules', id);
    },
  })),
  {
    fault: 'a rule asks for what cannot be',
    names: ['never-fires'],
    plant: (pack) => {
      partsOf(pack, 'rules').push({
        ...structuredClone(rule(pack, 'crime')),
        id: 'never-fires',
        when: { all: [{ crime: 'yes' }, { crime: 'no' }] },
      });
    },
  },
  {
    fault: 'a rule sends nobody',
    names: ['no_deployment'],
    plant: (pack) => {
      rule(pack, 'very-upset')['destinations'] = ['no_deployment'];
    },
  },
];
