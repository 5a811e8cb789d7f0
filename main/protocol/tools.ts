import { verifySteps } from '#shared/protocol/prove/verify.ts';
import type { ProtocolTools } from '../handlers/protocol-ports.ts';

export type { ProtocolTools } from '../handlers/protocol-ports.ts';

/** A tool for packs that this build does not have. */
export class ToolMissing extends Error {
  override readonly name = 'ToolMissing';
}

const missing = (what: string) => (): never => {
  throw new ToolMissing(`This Concord cannot ${what}.`);
};

/** The tools for packs that come with this build. */
export const protocolTools: ProtocolTools = {
  verifySteps,
  replaySteps: missing('run past calls on a script'),
  differences: missing('compare two scripts'),
  diagramOf: missing('draw a script'),
  // Loaded when it is asked for: no call waits at the start for what prints.
  paperOf: async (pack, table, vocabulary) =>
    (await import('./paper/paper-of.ts')).paperOf(pack, table, vocabulary),
};
