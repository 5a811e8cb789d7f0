import { ok, type Result } from '#shared/kit/result.ts';
import type { Colleague } from '#shared/call/command.ts';
import { dayAndTime } from '#shared/call/summary.ts';
import type { ProtocolDetail, ReplayView } from '#shared/contract/protocol.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { callId } from '#shared/contract/words.ts';
import { checklist, mayOf } from '#shared/protocol/release-checklist.ts';
import { replayView } from '#shared/protocol/release-replay.ts';
import { comparedWith, type Person, type ReleaseDesk } from '#shared/protocol/release-steps.ts';
import { approvedText } from '#shared/protocol/release-view.ts';
import { stateOf, type Release } from '#shared/protocol/release.ts';
import type { Ports } from './ports.ts';

export const personOf = ({ id, name, role }: Colleague): Person => ({ user: id, name, role });

/** What the rules of release need to know of this desk. */
export const releaseDesk = ({ versions, access }: Ports): ReleaseDesk => ({
  working: versions.working(),
  against: versions.against(),
  people: access.colleagues().map(personOf),
});

/** A call is signed by somebody who can tell which it was. */
function withCalls({ calls }: Ports, replay: ReplayView | null): ReplayView | null {
  if (replay === null) return null;
  const aboutOf = (id: string): string | null => {
    const parsed = callId.safeParse(id);
    const call = parsed.success ? calls.get(parsed.data) : null;
    return call === null
      ? null
      : `${dayAndTime(call.openedAtMs)}, ${call.number ?? 'number not known'}, taken by ${call.handler.name}`;
  };
  const changes = replay.changes.map((change) => ({ ...change, about: aboutOf(change.call) }));
  return { ...replay, changes };
}

type Drawn = Pick<ProtocolDetail, 'diagram' | 'differences' | 'questions' | 'routes'>;

/** Shows versions whole. What is drawn from two texts is drawn once: a hash names one text for ever. */
export function createDetail(ports: Ports) {
  const drawings = new Map<string, Drawn>();

  function draw(release: Release, before: Release | null): Result<Drawn, Refusal> {
    const key = `${release.hash} ${before?.hash ?? ''}`;
    const known = drawings.get(key);
    if (known !== undefined) return ok(known);
    const read = ports.versions.pack(release.hash);
    if (!read.ok) return read;
    const { pack, vocabulary } = read.value;
    const earlier = before === null ? null : ports.versions.pack(before.hash);
    // The version before may be one this build cannot read: this one is shown all the same.
    const from = earlier?.ok === true ? earlier.value.pack : null;
    const diagram = ports.tools.diagramOf(pack, vocabulary, from);
    const drawn = {
      diagram,
      differences: from === null ? [] : [...ports.tools.differences(from, pack)],
      questions: pack.questions.length,
      routes: diagram.nodes.filter(({ kind }) => kind === 'route').length,
    };
    drawings.set(key, drawn);
    return ok(drawn);
  }

  return (release: Release, person: Person): Result<ProtocolDetail, Refusal> => {
    const desk = releaseDesk(ports);
    const against = comparedWith(release, desk);
    const before = against === null ? null : ports.versions.find(against);
    const drawn = draw(release, before);
    if (!drawn.ok) return drawn;
    const { hash, id, version, title, owner, verification } = release;
    return ok({
      hash,
      id,
      version,
      title,
      owner,
      state: stateOf(release),
      approved: approvedText(release, desk),
      ...drawn.value,
      verification:
        verification === null
          ? null
          : {
              atMs: verification.atMs,
              ms: verification.ms,
              holds: verification.properties.filter((property) => property.holds).length,
              of: verification.properties.length,
              properties: [...verification.properties],
            },
      comparedWith: before === null ? null : { hash: before.hash, version: before.version },
      replay: withCalls(ports, replayView(release)),
      checklist: checklist(release, desk),
      may: mayOf(ports.versions.all(), release, desk, person),
    });
  };
}
