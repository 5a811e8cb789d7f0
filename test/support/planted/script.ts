import { partsOf, type Written } from '../mutants.ts';
import { question, moveTo, answers, swap, type Planted } from './plant.ts';

export const script: readonly Planted[] = [
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
