import type { SceneOutcome } from './crew-events.ts';

export const sceneOutcomeWords: Readonly<Record<SceneOutcome, string>> = {
  'stays-with-plan': 'Stays where they are, with an agreed plan',
  'to-another-service': 'Handed to another service',
  'to-hospital': 'Taken to hospital',
  's136-used': 'Section 136 was used',
  'not-found': 'Not found',
  'did-not-want-help': 'Did not want help',
  other: 'Another outcome',
};
