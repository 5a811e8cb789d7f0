import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '#main/protocol/load-pack.ts';
import { parsePack } from '#shared/protocol/pack.ts';

const vocabulary = loadVocabulary();

const life = {
  id: 'life',
  stage: 'safety',
  short: 'Is a life in danger?',
  say: 'Could anybody die?',
  fact: 'life_at_risk_now',
  necessary: true,
  answers: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
};
const injury = {
  id: 'injury',
  stage: 'danger',
  short: 'Is anyone hurt?',
  say: 'Is anyone hurt?',
  fact: 'injury',
  askWhen: { life_at_risk_now: ['yes', 'unknown'] },
  answers: [{ value: 'serious', label: 'Badly' }],
};
const rule = {
  id: 'hurt',
  when: { injury: { atLeast: 'serious', orUnknown: true } },
  level: 'emergency',
  destinations: ['ambulance_emergency'],
  because: 'Somebody is badly hurt.',
  source: 'NICE NG225',
};
const written = {
  id: 'test',
  version: '1.0.0',
  title: 'A pack for tests',
  owner: 'Nobody',
  sources: ['none'],
  status: 'draft',
  stages: [
    { id: 'safety', label: 'Safety' },
    { id: 'danger', label: 'Danger now' },
  ],
  questions: [life, injury],
  rules: [rule],
  advice: {
    ambulance_emergency: { tell: 'An ambulance is asked for.' },
    supervisor_review: { tell: 'A supervisor looks now.' },
    no_deployment: { tell: 'The police do not come.' },
  },
};

const problems = (change: object): readonly string[] => {
  const read = parsePack(vocabulary, { ...written, ...change });
  return read.ok ? [] : read.error.map(({ path, text }) => `${path.join('.')}: ${text}`);
};

describe('reading a pack', () => {
  it('takes a sound pack, its hash, and spells out "at least"', () => {
    const read = parsePack(vocabulary, written, 'abc');
    expect(read).toMatchObject({ ok: true, value: { id: 'test', hash: 'abc' } });
    expect(read.ok && read.value.rules[0]?.when).toEqual({
      fact: 'injury',
      in: ['serious', 'life_threatening', 'unknown'],
    });
  });

  it('reports every problem at once, each with its place', () => {
    const found = problems({
      questions: [
        { ...life, stage: 'nowhere' },
        { ...injury, answers: [{ value: 'bad', label: 'Bad' }] },
      ],
      rules: [
        { ...rule, destinations: ['ambulanse_emergency'] },
        { ...rule, when: { wepon: 'no' } },
        { id: 'x' },
      ],
    });
    expect(found.join('\n')).toContain('questions.0.stage: There is no stage "nowhere"');
    expect(found.join('\n')).toContain('questions.1.answers.0: "bad" is not a value of injury');
    expect(found.join('\n')).toContain(
      'rules.0.destinations: There is no destination "ambulanse_emergency". Did you mean "ambulance_emergency"?',
    );
    expect(found.join('\n')).toContain(
      'rules.1.when.wepon: There is no fact "wepon". Did you mean "weapon"?',
    );
    expect(found.join('\n')).toContain('rules.2.because');
    expect(found.join('\n')).toContain('rules: "hurt" is used twice');
  });

  it('refuses a question that depends on a later one', () => {
    expect(problems({ questions: [{ ...injury, stage: 'safety' }, life] })).toContainEqual(
      expect.stringContaining(
        '"injury" depends on life_at_risk_now, which no earlier question asks',
      ),
    );
  });

  it('refuses a question that depends on itself', () => {
    expect(
      problems({ questions: [life, { ...injury, askWhen: { injury: 'serious' } }] }),
    ).toContainEqual(expect.stringContaining('"injury" depends on injury'));
  });

  it('refuses a later answer that changes whether an earlier question was asked', () => {
    const again = { ...life, id: 'life-again', stage: 'danger' };
    expect(problems({ questions: [life, injury, again] })).toContainEqual(
      expect.stringContaining('"life-again" changes life_at_risk_now'),
    );
  });

  it('refuses to offer "unknown", to ask what is supplied, and to ask for no_deployment', () => {
    const found = problems({
      questions: [
        { ...life, answers: [{ value: 'unknown', label: '?' }] },
        { ...injury, id: 'line', fact: 'line', answers: [{ value: 'silent', label: 'Silent' }] },
        injury,
      ],
      rules: [{ ...rule, destinations: ['no_deployment'] }],
    }).join('\n');
    expect(found).toContain('"unknown" is offered on every question by itself');
    expect(found).toContain('line is worked out by the application');
    expect(found).toContain('no_deployment is worked out from the rest');
  });

  it('refuses a rule about a fact nobody asks, and a fact of the vocabulary made anew', () => {
    expect(problems({ rules: [{ ...rule, when: { crime: 'yes' } }] })).toEqual([
      'rules.0.when: No question asks crime, so this would never be met. Add a question that asks it, or take it out of the condition.',
    ]);
    expect(problems({ facts: { weapon: { values: ['a', 'b'] } } })).toEqual([
      'facts.weapon: weapon is in the vocabulary and cannot be redefined. Give your fact another name.',
    ]);
  });

  it('refuses "at least" where the fact has no order', () => {
    const setting = {
      ...injury,
      id: 'setting',
      short: 'What place?',
      say: 'What place is it?',
      fact: 'setting',
      answers: [{ value: 'school', label: 'School' }],
    };
    expect(
      problems({
        questions: [life, injury, setting],
        rules: [{ ...rule, when: { setting: { atLeast: 'school' } } }],
      }),
    ).toEqual([
      'rules.0.when.setting: setting has no order, so "atLeast" means nothing for it. List the values instead.',
    ]);
  });

  it('lets a pack add a fact and ask about it', () => {
    expect(
      problems({
        facts: { has_dog: { values: ['yes', 'no'] } },
        questions: [
          life,
          injury,
          {
            ...injury,
            id: 'dog',
            short: 'A dog?',
            say: 'Is there a dog?',
            fact: 'has_dog',
            answers: [{ value: 'yes', label: 'Yes' }],
          },
        ],
      }),
    ).toEqual([]);
  });

  it('refuses what is known about a person where it could take help away', () => {
    const swap = {
      id: 'swap',
      when: { care_plan: 'in_date' },
      replace: ['ambulance_emergency'],
      with: ['supervisor_review'],
      because: 'x',
      source: 'x',
    };
    const found = problems({
      rules: [
        { ...rule, unless: { frequent_contact: 'yes' } },
        {
          ...rule,
          id: 'b',
          when: { any: [{ injury: 'serious' }, { not: { flag_match: 'none' } }] },
        },
        { ...rule, id: 'c', when: { injury: 'serious', different_today: 'yes' } },
      ],
      substitutions: [swap, swap],
    });
    expect(found.map((one) => one.slice(0, 60))).toEqual([
      'substitutions: "swap" is used twice. Give one of the two ano',
      'rules.0.unless: frequent_contact stands under "unless". A fl',
      'rules.1.when: flag_match stands under "not". A flag or a pla',
      'substitutions.0.when: care_plan stands under "when of a subs',
      'substitutions.1.when: care_plan stands under "when of a subs',
    ]);
    expect(found[1]).toContain('A flag or a plan may add help, never take it away (design 1.3)');
  });

  it('refuses words that stand twice or not at all, and a route without advice', () => {
    const found = problems({
      questions: [
        life,
        { ...injury, short: ' is a LIFE in danger?', say: '  ' },
        {
          ...injury,
          id: 'again',
          say: 'Could anybody  die?',
          answers: [
            { value: 'serious', label: 'Badly' },
            { value: 'minor', label: 'badly' },
          ],
        },
      ],
      advice: {},
    }).join('\n');
    expect(found).toContain(
      'questions.1.say: "say" is empty. Write the words, or take the line out.',
    );
    expect(found).toContain('Two answers of "again" are called "badly"');
  });

  it('refuses an answer that sets what no answer can, beside its own fact', () => {
    const also = (facts: object) =>
      problems({
        questions: [
          life,
          { ...injury, answers: [{ value: 'serious', label: 'Badly', also: facts }] },
        ],
      });
    expect(also({ weapon: 'sharp' })[0]).toContain('"sharp" is not a value of weapon');
    expect(also({ nurse_on_duty: 'yes' })[0]).toContain('no answer can set it');
  });

  it('says in plain words what is missing, misspelt or not text', () => {
    const found = problems({
      questions: [{ ...life, saay: 'x', say: 3 }, injury],
      rules: [{ ...rule, because: undefined, level: 'quickly' }],
      title: true,
    });
    expect(problems({ title: true })).toEqual([
      'title: "title" must be text. Put quotes around it if it is a number, true, false or null.',
    ]);
    expect(found).toHaveLength(1);
    expect(
      problems({
        questions: [{ ...life, saay: 'x', say: 3 }, injury],
        rules: [{ ...rule, because: undefined, level: 'quickly' }],
      }),
    ).toEqual([
      'questions.0.say: "say" must be text. Put quotes around it if it is a number, true, false or null.',
      'questions.0: There is no "saay" here. Check the spelling and how far the line is indented, or take it out.',
      expect.stringContaining('rules.0.level: "level" must be one of: emergency, urgent'),
      expect.stringContaining('rules.0.because: "because" is missing. Add it here, as text'),
      expect.stringContaining('questions.1.askWhen: "injury" depends on life_at_risk_now'),
    ]);
  });

  it('refuses what is no pack at all', () => {
    for (const value of [null, [], 'text', 3, {}])
      expect(parsePack(vocabulary, value).ok).toBe(false);
  });
});
