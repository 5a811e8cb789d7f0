import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from '#shared/kit/result.ts';
import { withLaws } from '#shared/protocol/laws.ts';
import { readPack, type PackInVocabulary } from '#shared/protocol/pack.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import { parseResponseTable } from '#shared/protocol/response-table.ts';
import { parseVocabulary, type Vocabulary } from '#shared/protocol/vocabulary.ts';
import { ProtocolFileRefused } from './faults.ts';
import { firstProblems, readYaml, readYamlText, type YamlFile } from './read-yaml.ts';

const packFile = 'england.yaml';
const tableFile = 'leicestershire-response-table.yaml';
const vocabularyFile = 'vocabulary.yaml';

/** Beside the sources, or beside a bundled main: the nearest folder upwards that holds the packs. */
export function packsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const packs of [join(folder, 'packs'), join(folder, 'shared/protocol/packs')])
      if (existsSync(join(packs, vocabularyFile))) return packs;
    const above = dirname(folder);
    if (above === folder)
      throw new ProtocolFileRefused(vocabularyFile, [
        { path: [], text: 'The folder of protocol packs is missing. Install Concord again.' },
      ]);
    folder = above;
  }
}

/** The pack file that new calls run on. */
export const packInUse = (folder: string = packsFolder()): string => join(folder, packFile);

function mustRead<T>({ file, locate }: YamlFile, read: Result<T, readonly Problem[]>): T {
  if (read.ok) return read.value;
  throw new ProtocolFileRefused(file, firstProblems(read.error).map(locate));
}

export function loadVocabulary(folder: string = packsFolder()): Vocabulary {
  const file = readYaml(join(folder, vocabularyFile));
  return mustRead(file, parseVocabulary(file.value));
}

const hashOf = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** The hash of a pack kept as text: SHA-256 of its UTF-8 bytes, lower-case hex. */
export const hashOfText = (text: string): string => hashOf(Buffer.from(text));

/** The laws every version of this script is held to, where Concord was delivered with some. */
const lawsFile = (id: string, folder: string): string => join(folder, `${id}.laws.yaml`);

const packFrom = (common: Vocabulary, file: YamlFile): PackInVocabulary =>
  mustRead(file, readPack(common, file.value, hashOf(file.bytes)));

/**
 * The pack with the laws every version of it is held to, where Concord was delivered with some: read for
 * a proof alone, since no decision rests on them. Throws ProtocolFileRefused where they do not fit it.
 */
export function heldToLaws(
  read: PackInVocabulary,
  folder: string = packsFolder(),
): PackInVocabulary {
  const beside = lawsFile(read.pack.id, folder);
  if (!existsSync(beside)) return read;
  const laws = readYaml(beside);
  return mustRead(laws, withLaws(read, laws.value));
}

/** Loads one pack file. The vocabulary that comes back includes the facts the pack adds. */
export const loadPack = (path: string, folder: string = packsFolder()): PackInVocabulary =>
  packFrom(loadVocabulary(folder), readYaml(path));

/**
 * Reads a pack that did not come from the disk: brought in by hand, or kept in the journal. `file` is
 * only its name in messages. Throws ProtocolFileRefused with every problem, as `loadPack` does.
 */
export function readPackText(
  common: Vocabulary,
  file: string,
  text: string | Uint8Array,
): PackInVocabulary {
  if (typeof text === 'string' && !text.isWellFormed())
    throw new ProtocolFileRefused(file, [
      { path: [], text: 'The file is not text in UTF-8. Save it as UTF-8, and bring it in again.' },
    ]);
  return packFrom(common, readYamlText(file, Buffer.from(text)));
}

/** What came with this Concord: the words packs are written in, the force's table, and the pack itself. */
export type Delivered = {
  readonly vocabulary: Vocabulary;
  readonly table: ResponseTable;
  readonly file: string;
  readonly text: string;
  readonly read: PackInVocabulary;
  /** Hash of vocabulary, table and laws: what a check of a pack rests on besides the pack. */
  readonly against: string;
};

/** Reads the folder given or the one delivered with Concord. Throws ProtocolFileRefused with every problem of a file. */
export function loadDelivered(folder: string = packsFolder()): Delivered {
  const words = readYaml(join(folder, vocabularyFile));
  const vocabulary = mustRead(words, parseVocabulary(words.value));
  const pack = readYaml(packInUse(folder));
  const read = packFrom(vocabulary, pack);
  const laws = lawsFile(read.pack.id, folder);
  const table = readYaml(join(folder, tableFile));
  return {
    vocabulary,
    table: mustRead(table, parseResponseTable(read.vocabulary, table.value)),
    file: packFile,
    text: Buffer.from(pack.bytes).toString('utf8'),
    read,
    against: hashOf(words.bytes, table.bytes, existsSync(laws) ? readFileSync(laws) : Buffer.of()),
  };
}

/** The delivered pack with its vocabulary, the pack's own facts included, and the response table. */
export function loadProtocol(folder: string = packsFolder()): {
  readonly vocabulary: Vocabulary;
  readonly pack: Pack;
  readonly table: ResponseTable;
} {
  const { read, table } = loadDelivered(folder);
  return { ...read, table };
}
