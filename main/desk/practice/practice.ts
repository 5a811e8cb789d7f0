import type { Room } from '../room.ts';
import whitlock from './whitlock.json' with { type: 'json' };

/** Shown on the practice sign-in: nothing here is secret, and nobody real is in this store. */
export const practicePin = '0000';

const people = [
  { name: 'You, practising', role: 'handler', pin: practicePin },
  { name: 'Ruth Adeyemi', role: 'nurse', pin: practicePin },
  { name: 'Siân Prosser', role: 'nurse', pin: practicePin },
  { name: 'Martin Doyle', role: 'supervisor', pin: practicePin },
] as const;

const yearMs = 364 * 24 * 60 * 60 * 1000;

/** Made-up calls to take: what rings, and what the caller would say. */
export const practiceCalls: readonly string[] = [
  'Type / ring 07700 900482. Karen whispers: her brother Danny is in his room, has not slept for three nights, and took a kitchen knife.',
  'Type / ring 07700 900101. A man says his wife is “mental” and wants her sectioned; you hear a woman crying “let me out”.',
  'Type / ring 07700 900102. A ward sister: a detained patient left two hours ago, hopeless at breakfast, whereabouts not known.',
  'Type / ring 07700 900103. A student has been low for weeks, wants help, no plan, nobody else there.',
  'Type / ring 07700 900104. Silence, then 55 on the keypad.',
  'Type / ring 07700 900105. An officer in a private flat: the man is very unwell and refuses help. Can he use section 136?',
  'Type / ring 07700 900106. An older woman says burglars are inside, the third time this week.',
  'Type / ring 07700 900107. A mother’s fourth call today: her daughter missed a key meeting and does not open the door.',
];

/** Sets the practice store up at its first use: made-up colleagues, a made-up person, and a plan released. */
export async function beginPractice({
  ports: { access, people: known, nowMs },
}: Room): Promise<void> {
  const first = access.session().state === 'set-up';
  if (first)
    await access.setUp({
      deskName: 'Practice desk',
      forceName: 'Nobody is contacted',
      users: people.map((one) => ({ ...one })),
    });
  const colleagues = access.colleagues();
  const learner = colleagues.find(({ role }) => role === 'handler');
  const nurse = colleagues.find(({ role }) => role === 'nurse');
  if (learner === undefined || nurse === undefined) return;
  if (first) {
    const by = { user: nurse.id, name: nurse.name, role: nurse.role };
    await known.import({ files: [{ name: 'whitlock.json', text: JSON.stringify(whitlock) }] }, by);
    for (const { itemId, fields } of known.quarantine())
      known.release(
        {
          itemId,
          fields: fields.filter(({ releasable }) => releasable).map(({ field }) => field),
          purpose: 'Practice: a made-up person',
          basis: 'UK GDPR 6(1)(e), 9(2)(g)',
          personTold: 'agreed',
          expiresAtMs: nowMs() + yearMs,
        },
        by,
      );
  }
  await access.signIn(learner.id, practicePin);
  for (const { id, role, onDuty } of colleagues)
    if (!onDuty && (role === 'nurse' || role === 'supervisor')) access.setDuty(id, true);
}
