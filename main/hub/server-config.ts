import { z } from 'zod';
import { role, type Role } from '#shared/contract/words.ts';
import { flagStreamOf, flagSubjects, tells } from './flags/flag-stream.ts';
import { streamOf } from './nats.ts';

/** A desk as whoever looks after the hub knows it: the line that `concord hub key` printed, and who may sit there. */
export const deskLine = z.strictObject({
  desk: z.string().regex(/^[\w-]{1,64}$/),
  nkey: z.string().regex(/^U[A-Z2-7]{55}$/, 'the public key of a user, beginning with U'),
  roles: z.array(role).min(1),
});
export type DeskLine = z.infer<typeof deskLine>;

/** Closing, giving back, accepting and lowering are claims; a steward makes none (the permissions of the desk itself). */
const claims: readonly Role[] = ['handler', 'nurse', 'supervisor'];

export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/** What a desk may say and hear. Generated, so that the server and the desk never disagree about a role. */
export function permissionsFor(prefix: string, { desk, roles }: DeskLine): Permissions {
  return {
    publish: [
      // As itself, too: an offer that moves on.
      ...[...roles, 'desk'].flatMap((one) => [
        `${prefix}.call.*.${one}.${desk}`,
        `${prefix}.desk.${one}.${desk}`,
      ]),
      ...(roles.some((one) => claims.includes(one)) ? [`${prefix}.claim.*`] : []),
      `${prefix}.presence.${desk}`,
      ...(roles.some((one) => tells.includes(one))
        ? [`${prefix}.flag.*`, flagSubjects(prefix).ofDesk(desk)]
        : []),
      '$JS.API.INFO',
      ...[streamOf(prefix), flagStreamOf(prefix)].flatMap(readingOf),
    ],
    subscribe: [`${prefix}.presence.*`, '_INBOX.>'],
  };
}

const readingOf = (stream: string): readonly string[] => [
  `$JS.API.STREAM.INFO.${stream}`,
  `$JS.API.STREAM.MSG.GET.${stream}`,
  `$JS.API.DIRECT.GET.${stream}`,
  `$JS.API.DIRECT.GET.${stream}.>`,
  `$JS.API.CONSUMER.CREATE.${stream}`,
  `$JS.API.CONSUMER.CREATE.${stream}.>`,
  `$JS.API.CONSUMER.INFO.${stream}.>`,
  `$JS.API.CONSUMER.DELETE.${stream}.>`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.>`,
];

const quoted = (texts: readonly string[]): string =>
  texts.map((text) => JSON.stringify(text)).join(', ');

/** The users of a nats-server, to be included in its configuration. `admin` is the key of whoever makes the stream. */
export function serverConfig(
  prefix: string,
  desks: readonly DeskLine[],
  admin: string | null,
): string {
  const users = desks.map((desk) => {
    const { publish, subscribe } = permissionsFor(prefix, desk);
    return `    # ${desk.desk}: ${desk.roles.join(', ')}
    { nkey: ${desk.nkey}, permissions: {
        publish: [${quoted(publish)}],
        subscribe: [${quoted(subscribe)}] } }`;
  });
  return `# Written by "concord hub config" from the roles of ${desks.length} desks. Do not edit: write it again.
authorization {
  users: [
${[...(admin === null ? [] : [`    # Makes the stream and looks after the hub.\n    { nkey: ${admin} }`]), ...users].join('\n')}
  ]
}
`;
}
