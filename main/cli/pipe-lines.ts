import { readSync, writeFileSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Does it again after a millisecond for as long as the other end is not ready: a pipe that somebody shares may not block. */
function patiently<T>(act: () => T): T {
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(nobodyWakes, 0, 0, 1);
    }
  }
}

/**
 * The lines of standard input, each as soon as it is whole, until `each` says that it was the last. It reads as a program of one
 * thread does, waiting: between two questions there is nothing else to do, and a turn of the event loop would cost each answer its
 * time. Whoever calls it must not have touched `process.stdin`.
 */
export function eachLine(each: (line: string) => boolean): void {
  const bytes = Buffer.allocUnsafe(65_536);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (;;) {
    const size = patiently(() => readOrEnd(bytes));
    if (size === 0) break;
    const lines = (rest + decoder.write(bytes.subarray(0, size))).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '' && !each(line)) return;
  }
  if (rest.trim() !== '') each(rest);
}

/** 0 at the end, which Windows says with an error. */
function readOrEnd(bytes: Buffer): number {
  try {
    return readSync(0, bytes);
  } catch (error) {
    if (codeOf(error) === 'EOF') return 0;
    throw error;
  }
}

/** Prints a line to standard output, whole, before it returns. */
export const printLine = (line: string): void => {
  patiently(() => {
    writeFileSync(1, `${line}\n`);
  });
};
