import type { Result } from '#shared/kit/result.ts';
import type { CallState } from '#shared/call/call.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { PackInVocabulary } from '#shared/protocol/pack.ts';
import type { ReleaseEvent } from '#shared/protocol/release-events.ts';
import { paperCode } from '#shared/protocol/paper-code.ts';
import { mayReceive } from '#shared/protocol/release-rules.ts';
import { inUseOf, type Release } from '#shared/protocol/release.ts';
import { appended } from '../calls/appended.ts';
import type { ProtocolPort, VersionsPort } from '../handlers/protocol-ports.ts';
import type { Author, Journal } from '../journal/journal.ts';
import type { Delivered } from './load-pack.ts';
import { createStoredPacks, readFileText } from './stored-packs.ts';
import { createReleaseReader } from './version-projection.ts';

/** The scripts of one desk: what calls run on, and every version with where it stands. */
export type Script = { readonly protocol: ProtocolPort; readonly versions: VersionsPort };

const write = (
  journal: Journal,
  events: readonly ReleaseEvent[],
  by: Author | null,
): Result<null, Refusal> =>
  appended(
    journal,
    events.map(({ type, atMs, content }) => ({
      type,
      typeVersion: 1,
      callId: null,
      atMs,
      by,
      packHash: null,
      content,
    })),
  );

/** The pack that came with this Concord: a draft, or, where nothing else is in use, in use as delivered. */
function receiveDelivered(
  journal: Journal,
  releases: readonly Release[],
  { read, file, text }: Delivered,
  atMs: number,
): string | null {
  const { hash, id, version, title, owner } = read.pack;
  const may = mayReceive(releases, { hash, id, version });
  if (!may.ok)
    return `This Concord came with a script that says it is version ${version}, but this desk has a version ${version} with other words. It was not taken in. Tell whoever supports Concord.`;
  const events: ReleaseEvent[] = [];
  if (may.value === 'new')
    events.push({
      type: 'protocol-received',
      atMs,
      content: { hash, id, version, title, owner, file, origin: 'delivered', text },
    });
  if (inUseOf(releases) === null)
    events.push({
      type: 'protocol-put-in-use',
      atMs,
      content: { hash, replaces: null, as: 'delivered', name: null },
    });
  const written = events.length === 0 ? null : write(journal, events, null);
  return written === null || written.ok ? null : written.error.text;
}

const unreadable: Readonly<Record<string, string>> = {
  'text-changed': 'its text was changed outside Concord',
  'version-not-readable': 'this Concord does not know all its words',
};

/** Opens the versions of a journal. The delivered pack is taken in when it is not known. */
export function openScript(journal: Journal, delivered: Delivered, nowMs: () => number): Script {
  const all = createReleaseReader(journal.db);
  return readScript(journal, delivered, receiveDelivered(journal, all(), delivered, nowMs()));
}

/**
 * The versions of a journal as they stand. When the version in use cannot be read, calls go on with
 * the last one that can, and the desk says so. `notTaken` is why the delivered pack was not taken in.
 */
export function readScript(
  journal: Journal,
  delivered: Delivered,
  notTaken: string | null = null,
): Script {
  const all = createReleaseReader(journal.db);
  const packs = createStoredPacks(journal.db, delivered);

  const working = (): { readonly read: PackInVocabulary; readonly trouble: string | null } => {
    const releases = all();
    const used = inUseOf(releases);
    if (used === null) return { read: delivered.read, trouble: null };
    const first = packs.kept(used.hash);
    if (first.ok) return { read: first.value, trouble: null };
    const before = releases
      .filter(({ retiredAtMs }) => retiredAtMs !== null)
      .toSorted((a, b) => (b.retiredAtMs ?? 0) - (a.retiredAtMs ?? 0))
      .map(({ hash }) => packs.kept(hash))
      .find(({ ok }) => ok);
    const read = before?.ok === true ? before.value : delivered.read;
    const why = unreadable[first.error.reason] ?? first.error.text;
    return {
      read,
      trouble: `Version ${used.version} is in use but cannot be read: ${why}. Calls run on version ${read.pack.version}. Tell whoever supports Concord`,
    };
  };
  const inUse = () => working().read.pack;
  const lost = ({ pack }: CallState): boolean => pack !== null && !packs.kept(pack.hash).ok;

  return {
    protocol: {
      inUse,
      of: ({ pack }) => {
        const own = pack === null ? null : packs.kept(pack.hash);
        return own?.ok === true ? own.value.pack : inUse();
      },
      table: () => delivered.table,
      withCode: (code) => {
        const hashes = [inUse().hash, ...all().map(({ hash }) => hash)];
        const hash = hashes.find((one) => paperCode(one) === code);
        const found = hash === undefined ? null : packs.kept(hash);
        return found?.ok === true ? found.value.pack : null;
      },
    },
    versions: {
      all,
      find: (hash) => all().find((release) => release.hash === hash) ?? null,
      pack: packs.kept,
      read: packs.read,
      readFile: (file, text) => readFileText(delivered, file, text),
      working: () => {
        const { hash, version } = inUse();
        return { hash, version };
      },
      against: () => delivered.against,
      trouble: () => working().trouble,
      notices: (open) => {
        const { trouble } = working();
        const without = open.filter(lost).length;
        return [
          ...(trouble === null ? [] : [`${trouble}.`]),
          ...(notTaken === null ? [] : [notTaken]),
          ...(without === 0
            ? []
            : [
                `${without === 1 ? '1 open call' : `${without} open calls`} began with a script that this desk cannot read, and went over to version ${inUse().version}. Ask again what matters.`,
              ]),
        ];
      },
      record: (event, by) => write(journal, [event], { user: by.user, role: by.role }),
    },
  };
}
