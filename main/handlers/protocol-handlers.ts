import type { Result } from '#shared/kit/result.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { callsToSign, putInUse } from '#shared/protocol/release-rules.ts';
import type { Ports } from './ports.ts';
import { approve, changing, on, receive, record, refuse, replay, verify } from './protocol-acts.ts';
import { createDetail } from './protocol-detail.ts';

type Channel = Exclude<
  Extract<keyof Handlers, `protocol.${string}`>,
  'protocol.paperForm' | 'protocol.enterPaper'
>;
type ProtocolHandlers = Pick<Handlers, Channel>;

/** Checking, comparing, approving and using versions of the script. The rules are in shared/protocol/release-rules.ts. */
export function protocolHandlers(ports: Ports): ProtocolHandlers {
  const detail = createDetail(ports);
  const running = new Set<string>();
  /** Long work is done once at a time on a version: a second press says that it is under way. */
  const once = async (key: string, work: () => Promise<Result<null, Refusal>>) => {
    if (running.has(key))
      return refuse('under-way', 'That is under way already. The screen shows it when it is done.');
    running.add(key);
    try {
      return await work();
    } finally {
      running.delete(key);
    }
  };
  return {
    'protocol.show': ({ hash }) => {
      const found = on(ports, hash);
      return found.ok ? detail(found.value.release, found.value.by) : found;
    },
    'protocol.receive': (request) => receive(ports, request),
    'protocol.verify': ({ hash }) => once(`verify ${hash}`, () => verify(ports, hash)),
    'protocol.replay': ({ hash }) => once(`replay ${hash}`, () => replay(ports, hash)),
    'protocol.sign': ({ hash, reason, ...asked }) => {
      const found = changing(ports, hash);
      if (!found.ok) return found;
      const { release, by } = found.value;
      const calls = callsToSign(release, asked);
      if (!calls.ok) return calls;
      return record(ports, by, {
        type: 'protocol-change-signed',
        atMs: ports.nowMs(),
        content: { hash, calls: calls.value, name: by.name, reason },
      });
    },
    'protocol.approve': (request) => approve(ports, request),
    'protocol.putInUse': ({ hash }) => {
      const found = changing(ports, hash);
      if (!found.ok) return found;
      const { release, desk, by } = found.value;
      const may = putInUse(ports.versions.all(), release, desk, by.name);
      if (!may.ok) return may;
      const read = ports.versions.read(hash);
      if (!read.ok) return read;
      return record(ports, by, {
        type: 'protocol-put-in-use',
        atMs: ports.nowMs(),
        content: may.value,
      });
    },
    'protocol.paper': async ({ hash }) => {
      const found = on(ports, hash);
      if (!found.ok) return found;
      const read = ports.versions.read(hash);
      if (!read.ok) return read;
      const { pack, vocabulary } = read.value;
      const pdf = await ports.tools.paperOf(pack, ports.protocol.table(), vocabulary);
      return ports.savePaper(`${pack.id}-${pack.version}-${hash.slice(0, 8)}.pdf`, pdf);
    },
  };
}
