const whys: Readonly<Record<string, string>> = {
  EISDIR: 'that is a folder. Name a file in it',
  ENOENT: 'there is no such folder. Make it first, or name another',
  ENOTDIR: 'a part of that path is a file, not a folder. Name another',
  EACCES: 'you may not write there. Name another place',
  EROFS: 'nothing can be written there. Name another place',
  ENOSPC: 'the disk is full. Free some space, and do it again',
};

/** Why a file could not be written, and what to do; null where that is not what happened. */
export function notWritten(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const path = 'path' in error ? String(error.path) : 'the file';
  return `${path} cannot be written: ${whys[String(error.code)] ?? error.message}.`;
}
