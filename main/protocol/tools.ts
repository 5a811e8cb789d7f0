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
  verifySteps: missing('check a script'),
  replaySteps: missing('run past calls on a script'),
  differences: missing('compare two scripts'),
  diagramOf: missing('draw a script'),
  paperOf: missing('print a script'),
};
