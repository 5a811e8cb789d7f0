import { z } from 'zod';
import { done } from './reply.ts';
import { line, role, theme, userId } from './words.ts';

const pin = z.string().regex(/^\d{4,12}$/, 'a PIN is 4 to 12 digits');

export const access = {
  /** The page listens now: main pushes the whole view. Sent once, when the page has subscribed. */
  'access.hello': { request: z.strictObject({}), reply: done },
  /** The first start of a fresh data folder: names the desk and its first people. */
  'access.setUp': {
    request: z.strictObject({
      deskName: line,
      forceName: line,
      users: z
        .array(z.strictObject({ name: line, role, pin }))
        .min(1)
        .max(50),
    }),
    reply: done,
  },
  'access.addUser': { request: z.strictObject({ name: line, role, pin }), reply: done },
  'access.signIn': { request: z.strictObject({ userId, pin }), reply: done },
  'access.signOut': { request: z.strictObject({}), reply: done },
  'access.lock': { request: z.strictObject({}), reply: done },
  'access.unlock': { request: z.strictObject({ pin }), reply: done },
  'access.enterPractice': { request: z.strictObject({}), reply: done },
  'access.leavePractice': { request: z.strictObject({}), reply: done },
  /** A nurse or supervisor is (not) on duty; anyone signed in may say so, and it is recorded who did. */
  'access.setDuty': { request: z.strictObject({ userId, onDuty: z.boolean() }), reply: done },
  'access.setTheme': { request: z.strictObject({ theme }), reply: done },
} as const;
