import type { DeskView } from '#shared/contract/view.ts';
import type { Role } from '#shared/contract/words.ts';
import type { Ask } from '../bridge/client.ts';
import type { Act } from '../ui/keys.ts';
import type { Shell } from '../ui/shell.tsx';
import { callCommands } from './call-commands.ts';

/** One line of the palette. F9 is never one: it has its own key, always. */
export type Command = {
  readonly word: string;
  readonly does: string;
  /** What may be typed after the word. */
  readonly takes?: string;
  /** `typed` is what follows the word, trimmed; empty where nothing does. */
  readonly run: (typed: string) => void;
};

export type Hands = {
  readonly view: DeskView;
  readonly role: Role;
  readonly ask: Ask;
  readonly shell: Shell;
  readonly fire: (act: Act) => void;
  readonly refuse: (text: string) => void;
};

const themes = [
  ['dark', 'Dark'],
  ['light', 'Light'],
  ['contrast', 'High contrast'],
] as const;

function deskCommands({ view, role, ask, shell, fire }: Hands): Command[] {
  const steward = role === 'steward';
  return [
    ...(steward
      ? []
      : [
          { word: 'duty', does: 'Say who is on duty', run: () => shell.open({ name: 'duty' }) },
          {
            word: 'resources',
            does: 'Units, shifts and section 136 suites',
            run: () => shell.open({ name: 'resources' }),
          },
        ]),
    view.practice
      ? { word: 'leave', does: 'Leave practice', run: () => void ask('access.leavePractice', {}) }
      : {
          word: 'practise',
          does: 'Practise with made-up people',
          run: () => void ask('access.enterPractice', {}),
        },
    ...(role === 'handler'
      ? []
      : [{ word: 'import', does: 'Import flags (FHIR files)', run: () => shell.setTab('import') }]),
    ...(role === 'handler'
      ? []
      : [
          {
            word: 'protocol',
            does: 'Check, compare and approve the script',
            run: () => shell.setTab('protocol'),
          },
        ]),
    ...(role === 'nurse'
      ? [
          {
            word: 'release',
            does: 'Release what waits from the NHS',
            run: () => shell.setTab('release'),
          },
        ]
      : []),
    ...(role === 'supervisor' || role === 'nurse'
      ? [
          {
            word: 'retention',
            does: 'Records whose years are over: keep or delete',
            run: () => shell.open({ name: 'retention' }),
          },
        ]
      : []),
    ...(role === 'supervisor'
      ? [
          {
            word: 'users',
            does: 'Add somebody to this desk',
            run: () => shell.open({ name: 'users' }),
          },
        ]
      : []),
    ...(steward
      ? []
      : [
          {
            word: 'hand over',
            does: 'Hand over everything you have, to somebody by name',
            run: () => shell.open({ name: 'hand-over' }),
          },
        ]),
    ...(view.handing.asked.length === 0
      ? []
      : [
          {
            word: 'accept handover',
            does: `Take over from ${view.handing.asked[0]?.fromName ?? ''}`,
            run: () => {
              for (const { callId, id } of view.handing.asked)
                void ask('handover.answer', { callId, id, declined: null });
            },
          },
          {
            word: 'decline handover',
            does: 'Say no to a handover, with a reason',
            run: () => shell.open({ name: 'decline-handover' }),
          },
        ]),
    ...themes.map(([theme, label]) => ({
      word: `theme ${theme}`,
      does: `${label} colours`,
      run: () => void ask('access.setTheme', { theme }),
    })),
    { word: 'lock', does: 'Lock this screen', run: () => fire('lock') },
    { word: 'sign out', does: 'Sign out', run: () => void ask('access.signOut', {}) },
  ];
}

/** What this role may type after `/`, here and now. */
export const commandsFor = (hands: Hands): readonly Command[] => [
  ...(hands.role === 'steward' ? [] : callCommands(hands)),
  ...deskCommands(hands),
];

/** The commands that fit what was typed: by their word first, then by what they do. */
export function fitting(commands: readonly Command[], typed: string): readonly Command[] {
  const text = typed.trimStart().toLowerCase();
  if (text === '') return commands;
  const byWord = commands.filter(
    ({ word }) => word.startsWith(text.trimEnd()) || text.startsWith(`${word} `),
  );
  const byText = commands.filter(
    (one) => !byWord.includes(one) && one.does.toLowerCase().includes(text.trimEnd()),
  );
  return [...byWord, ...byText];
}

/** What follows the command's own word. */
export const typedAfter = ({ word }: Command, typed: string): string => {
  const text = typed.trim();
  return text.toLowerCase().startsWith(`${word} `) ? text.slice(word.length).trim() : '';
};
