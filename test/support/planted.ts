import { partsOf, type Mutant, type Written } from './mutants.ts';

type Part = Record<string, unknown>;

/** A fault planted by hand: what a tired author might do to a pack, and what a good report mentions. */
type Planted = {
  readonly fault: string;
  readonly names: readonly string[];
  readonly plant: (pack: Written) => void;
};

const byId = (pack: Written, under: string, id: string): Part => {
  const found = partsOf(pack, under).find((part) => part['id'] === id);
  if (found === undefined)
    throw new Error(`The pack has no ${under} called "${id}" to plant a fault in.`);
  return found;
};
const rule = (pack: Written, id: string): Part => byId(pack, 'rules', id);
const question = (pack: Written, id: string): Part => byId(pack, 'questions', id);
const standIn = (pack: Written, id: string): Part => byId(pack, 'substitutions', id);

const remove = (pack: Written, under: string, id: string): void => {
  const all = partsOf(pack, under);
  all.splice(all.indexOf(byId(pack, under, id)), 1);
};
const moveTo = (pack: Written, id: string, place: number): void => {
  const all = partsOf(pack, 'questions');
  const moved = question(pack, id);
  all.splice(all.indexOf(moved), 1);
  all.splice(place < 0 ? all.length : place, 0, moved);
};
const advice = (pack: Written, destination: string): Part =>
  (pack['advice'] as Record<string, Part>)[destination] ?? {};
const answers = (pack: Written, id: string): Part[] => partsOf(question(pack, id), 'answers');
const swap = (parts: Part[], a: number, b: number, key: string): void => {
  const [one, other] = [parts[a], parts[b]];
  if (one !== undefined && other !== undefined) [one[key], other[key]] = [other[key], one[key]];
};

const plan: readonly Planted[] = [
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

const script: readonly Planted[] = [
  {
    fault: 'a question waits for what cannot be',
    names: ['rave'],
    plant: (pack) => {
      question(pack, 'rave')['askWhen'] = {
        all: [{ caller_role: 'self' }, { caller_role: 'public' }],
      };
    },
  },
  {
    fault: 'a question waits for a later one',
    names: ['body', 'own_life'],
    plant: (pack) => {
      question(pack, 'body')['askWhen'] = { own_life: 'voiced' };
    },
  },
  {
    fault: 'two questions wait for each other',
    names: ['crime', 'overdose'],
    plant: (pack) => {
      question(pack, 'overdose')['askWhen'] = { crime: 'yes' };
      question(pack, 'crime')['askWhen'] = { overdose: 'yes' };
    },
  },
  {
    fault: 'the crime limb comes after the mental-health branch',
    names: ['crime'],
    plant: (pack) => {
      for (const id of ['noticed']) {
        const asked = question(pack, id);
        asked['stage'] = 'safety';
        moveTo(pack, id, 1);
      }
    },
  },
  {
    fault: 'life is asked before the place',
    names: ['life', 'place'],
    plant: (pack) => {
      moveTo(pack, 'life', 0);
    },
  },
  {
    fault: 'life is asked only of those who can talk',
    names: ['life_at_risk_now', 'life'],
    plant: (pack) => {
      question(pack, 'life')['askWhen'] = { talking: 'clear' };
    },
  },
  {
    fault: 'the crime limb is asked only when life is at risk',
    names: ['crime'],
    plant: (pack) => {
      question(pack, 'crime')['askWhen'] = { life_at_risk_now: 'yes' };
    },
  },
  ...(['life', 'crime', 'serious-harm'] as const).map((id) => ({
    fault: `${id} is no longer necessary`,
    names: [id.replace('-', '_'), 'life_at_risk_now'],
    plant: (pack: Written) => {
      question(pack, id)['necessary'] = false;
    },
  })),
  {
    fault: 'the script is one question too long',
    names: ['extra', 'questions'],
    plant: (pack) => {
      const all = partsOf(pack, 'questions');
      all.push({
        ...structuredClone(question(pack, 'promised')),
        id: 'extra',
        fact: 'known_to_services',
        askWhen: undefined,
      });
      delete all.at(-1)?.['askWhen'];
      for (const one of all) if (one['id'] === 'about-them') delete one['askWhen'];
    },
  },
  {
    fault: 'the lesser injury counts where two were chosen',
    names: ['body', 'injury'],
    plant: (pack) => {
      answers(pack, 'body').reverse();
    },
  },
  {
    fault: 'an emergency answer takes five keys',
    names: ['body'],
    plant: (pack) => {
      question(pack, 'body')['wordsLabel'] = 'What you see';
    },
  },
  ...(['life', 'crime', 'serious-harm', 'children', 'others', 'overdose'] as const).map((id) => ({
    fault: `yes and no of "${id}" are flipped`,
    names: [id],
    plant: (pack: Written) => {
      const list = answers(pack, id);
      swap(list, 0, id === 'others' || id === 'overdose' ? 2 : 1, 'label');
    },
  })),
  {
    fault: 'what "drowsy" and "not responding" tell, told by the wrong answers',
    names: ['body', 'consciousness', 'drowsy', 'unresponsive'],
    plant: (pack) => {
      const drowsy = answers(pack, 'body').find((one) => one['value'] === 'drowsy');
      if (drowsy !== undefined) drowsy['also'] = { consciousness: 'alert' };
    },
  },
  {
    fault: '"they have started" tells nothing of an attempt',
    names: ['started', 'attempt'],
    plant: (pack) => {
      const started = answers(pack, 'own-life').find((one) => one['value'] === 'started');
      if (started !== undefined) started['also'] = { intent: 'voiced', attempt_under_way: 'no' };
    },
  },
  {
    fault: 'a rough place counts as confirmed',
    names: ['place', 'location_known', 'approximate'],
    plant: (pack) => {
      for (const one of answers(pack, 'place'))
        one['also'] = { ...(one['also'] as object), location_known: 'confirmed' };
    },
  },
  {
    fault: 'nobody is asked about weapons',
    names: ['weapon'],
    plant: (pack) => {
      const all = partsOf(pack, 'questions');
      for (const one of all.filter(({ fact }) => fact === 'weapon'))
        all.splice(all.indexOf(one), 1);
    },
  },
];

const routes: readonly Planted[] = [
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
      advice(pack, 'police_emergency')['owes'] = ['police_reference'];
    },
  },
];

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

const rules: readonly Planted[] = [
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

const writing: readonly Planted[] = [
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

/** The pack with each fault planted in a copy of it. */
export const plantedFaults = (pack: Written): readonly Mutant[] =>
  [...plan, ...script, ...routes, ...rules, ...writing].map(({ fault, names, plant }) => {
    const mutant = structuredClone(pack);
    plant(mutant);
    return { fault, names, pack: mutant };
  });
