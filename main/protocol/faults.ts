import { problemLine, type Problem } from '#shared/protocol/problem.ts';

/** A protocol file that cannot be used. Carries every problem, so that one reading is enough to mend it. */
export class ProtocolFileRefused extends Error {
  override readonly name = 'ProtocolFileRefused';
  readonly file: string;
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[], options?: ErrorOptions) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(
      `${file}: ${count}\n${problems.map((one) => `  ${problemLine(one)}`).join('\n')}`,
      options,
    );
    this.file = file;
    this.problems = problems;
  }
}
