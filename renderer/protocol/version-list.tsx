import type { VersionLine } from '#shared/contract/protocol.ts';
import { fullDate } from './words.ts';

/** Every version of this desk, newest first; one is open. */
export function VersionList({
  versions,
  open,
  onOpen,
}: {
  versions: readonly VersionLine[];
  open: string;
  onOpen: (hash: string) => void;
}) {
  return (
    <ol className="version-list">
      {versions.map(({ hash, version, says, atMs, state }) => (
        <li key={hash}>
          <button
            type="button"
            aria-current={hash === open ? 'true' : undefined}
            onClick={() => {
              onOpen(hash);
            }}
          >
            <time>{fullDate(atMs)}</time>
            <span className={state === 'retired' ? 'second' : undefined}>
              <b>Version {version}</b> <span className="says">{says}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
