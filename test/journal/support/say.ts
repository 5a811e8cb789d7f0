/** A line for whoever reads the run: a seed, a count, what was skipped. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
