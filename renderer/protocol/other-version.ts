import type { VersionLine } from '#shared/contract/protocol.ts';

/**
 * What O opens: from the version in use the newest draft, from any other the one in use; with no draft,
 * the version before. Null where this desk has one version alone.
 */
export function otherVersion(
  versions: readonly VersionLine[],
  inUse: VersionLine,
  shown: VersionLine,
): VersionLine | null {
  if (shown.hash !== inUse.hash) return inUse;
  const others = versions.filter(({ hash }) => hash !== shown.hash);
  return others.find(({ state }) => state !== 'retired') ?? others[0] ?? null;
}
