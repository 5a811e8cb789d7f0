import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';

const service = (name: string, telephone: string | null = null) => ({
  name,
  grade: null,
  targetMinutes: 10,
  telephone,
  hours: 'always',
  area: 'Leicestershire',
  accepts: 'named-person' as const,
});

/** Three questions and a few rules: enough to take a call from the ring to an owner. */
export const smallPack: Pack = {
  id: 'small',
  version: '1',
  title: 'A small script for tests',
  owner: 'test',
  sources: ['test'],
  status: 'in-use',
  hash: 'a'.repeat(64),
  stages: [
    { id: 'safety', label: 'Safety' },
    { id: 'need', label: 'Need' },
    { id: 'route', label: 'Route' },
  ],
  questions: [
    {
      id: 'life',
      stage: 'safety',
      short: 'Is life at risk?',
      say: 'Is anybody about to die?',
      fact: 'life_at_risk_now',
      necessary: true,
      answers: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    },
    {
      id: 'weapon',
      stage: 'safety',
      short: 'Is there a weapon?',
      say: 'Is there a weapon?',
      fact: 'weapon',
      necessary: true,
      answers: [
        { value: 'in_hand', label: 'In the hand' },
        { value: 'no', label: 'No' },
      ],
    },
    {
      id: 'distress',
      stage: 'need',
      short: 'Very upset?',
      say: 'Are they very upset?',
      fact: 'distress_severe',
      answers: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    },
  ],
  rules: [
    {
      id: 'life',
      when: { fact: 'life_at_risk_now', in: ['yes', 'unknown'] },
      level: 'emergency',
      destinations: ['ambulance_emergency', 'police_emergency'],
      obligations: [],
      finding: 'Life may be at risk now',
      because: 'Life at risk',
      source: 'HRA 1998, Article 2',
    },
    {
      id: 'distress',
      when: { fact: 'distress_severe', in: ['yes'] },
      level: 'soon',
      destinations: ['nurse'],
      obligations: [],
      finding: 'Very upset',
      because: 'Distress needs a nurse',
      source: 'NICE NG225',
    },
  ],
  substitutions: [],
  properties: [],
  examples: [],
  agreedAnswers: [],
  agreedQuestions: [],
  advice: {},
};

/** The response table that goes with it. */
export const smallTable: ResponseTable = {
  force: 'Test',
  version: '1',
  services: {
    nurse: service('Embedded nurse'),
    police_emergency: service('Police'),
    ambulance_emergency: service('Ambulance'),
    crisis_team: service('Crisis team', '0116 496 0555'),
    supervisor_review: service('Supervisor'),
    nhs111_option2: service('NHS 111 option 2', '111'),
    no_deployment: service('Nobody is sent'),
  },
};
