import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from '#shared/kit/result.ts';
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

/** Loads one pack file. The vocabulary that comes back includes the facts the pack adds. */
export const loadPack = (path: string, folder: string = packsFolder()): PackInVocabulary =>
  packIn(readYaml(path), folder);

/** As loadPack, of a file's bytes: what the window receives, or a store keeps. */
export const loadPackText = (
  name: string,
  bytes: Uint8Array,
  folder: string = packsFolder(),
): PackInVocabulary => packIn(readYamlText(name, bytes), folder);

function packIn(file: YamlFile, folder: string): PackInVocabulary {
  const hash = createHash('sha256').update(file.bytes).digest('hex');
  return mustRead(file, readPack(loadVocabulary(folder), file.value, hash));
}

/**
 * The protocol a desk works with: vocabulary, pack and the force's response table, from the folder
 * given or the one delivered with Concord. Throws ProtocolFileRefused with every problem of a file.
 */
export function loadProtocol(folder: string = packsFolder()): {
  readonly vocabulary: Vocabulary;
  readonly pack: Pack;
  readonly table: ResponseTable;
} {
  const { pack, vocabulary } = loadPack(packInUse(folder), folder);
  const file = readYaml(join(folder, tableFile));
  return { vocabulary, pack, table: mustRead(file, parseResponseTable(vocabulary, file.value)) };
}
