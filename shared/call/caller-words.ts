import type { CallerMark, Channel, Sharing } from './caller-events.ts';

/** What to keep in mind of whoever is on the line, short, and what to do about it. */
export const markWords: Readonly<
  Record<CallerMark, { readonly label: string; readonly dos: readonly string[] }>
> = {
  'may-be-danger': {
    label: 'The caller may be the danger',
    dos: [
      'Tell them nothing of the person: not where they are, not who goes to them.',
      'Say only that the call is being dealt with.',
      'Anybody else there is asked for by another way.',
    ],
  },
  victim: {
    label: 'The caller may be the victim',
    dos: [
      'Ask whether they can speak. Yes and no are enough.',
      'Ring no number but the one they say is safe.',
    ],
  },
  child: {
    label: 'A child is on the line',
    dos: [
      'Short words, one thing at a time.',
      'Ask who else is there. Stay with them until somebody is.',
    ],
  },
};

export const channelWords: Readonly<
  Record<Channel, { readonly label: string; readonly dos: readonly string[] }>
> = {
  voice: { label: 'By voice', dos: [] },
  relay_uk: {
    label: 'Relay UK',
    dos: [
      'Speak to the person, not to the assistant. Say “go ahead” when you have finished.',
      'All that you say is typed to them.',
    ],
  },
  bsl_video: {
    label: 'Sign language by video',
    dos: [
      'Look to the person’s answer, not to how fast it comes: the interpreter signs after you.',
      'One question at a time.',
    ],
  },
  emergency_sms: {
    label: 'Text to 999',
    dos: [
      'Do not ring: they may be unable to speak, or to be heard.',
      'One question a message. No answer is not a no: send it again.',
    ],
  },
  text: {
    label: 'Text or chat',
    dos: [
      'Do not ring unless they say that it is safe.',
      'One question a message. No answer is not a no: send it again.',
    ],
  },
  radio: {
    label: 'Police radio',
    dos: ['Others can hear. Name and health in one sentence only where they must be.'],
  },
  online: {
    label: 'Online form',
    dos: ['Nobody may be reading. Find another way to reach them first.'],
  },
};

export const sharingWords: Readonly<Record<Sharing, string>> = {
  agreed: 'Agreed',
  told: 'Told',
  not_safe_to_tell: 'Not safe to tell',
  refused: 'Refused, and shared all the same',
};
