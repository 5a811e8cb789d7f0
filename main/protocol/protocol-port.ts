import { paperCode } from '#shared/protocol/paper-code.ts';
import type { ProtocolPort } from '../handlers/ports.ts';
import { loadProtocol } from './load-pack.ts';

/**
 * The script in use on this desk. A call keeps the version it began with; until a desk carries more
 * than one version, that is the one in use.
 */
export function createProtocol(dir?: string): ProtocolPort {
  const { pack, table } = loadProtocol(dir);
  return {
    inUse: () => pack,
    of: () => pack,
    table: () => table,
    withCode: (code) => (paperCode(pack.hash) === code ? pack : null),
  };
}
