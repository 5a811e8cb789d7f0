import type { ProtocolDetail } from '#shared/contract/protocol.ts';
import type { Role } from '#shared/contract/words.ts';
import { approvalAs, toSign, type Release } from './release.ts';
import type { OwnerKind } from './release-events.ts';
import { mayApprove, putInUse } from './release-rules.ts';
import {
  comparedWith,
  missingSteps,
  type Person,
  type ReleaseDesk,
  type Step,
} from './release-steps.ts';
import { dayOf } from './release-view.ts';

const number = new Intl.NumberFormat('en-GB');

type CheckLine = ProtocolDetail['checklist'][number];

const titles: Readonly<Record<Step, string>> = {
  verified: 'All properties hold',
  replayed: 'Replayed on past calls',
  clinical: 'Approved by a clinical owner',
  police: 'Approved by a police owner',
};

function checkDone(release: Release): { detail: string; count: string } {
  const { verification } = release;
  const of = verification?.properties.length ?? 0;
  const held = verification?.properties.filter((property) => property.holds).length ?? 0;
  return {
    detail: verification === null ? '' : `Checked ${dayOf(verification.atMs)}, on this very file`,
    count: verification === null ? '' : `${held} of ${of}`,
  };
}

function replayDone(release: Release, desk: ReleaseDesk): { detail: string; count: string } {
  if (release.replay === null)
    return {
      detail:
        comparedWith(release, desk) === null
          ? 'No version was in use here before it: nothing to compare'
          : '',
      count: '',
    };
  const { changes, calls, from } = release.replay.found;
  const lesser = changes.filter(({ direction }) => direction === 'lesser-contact').length;
  return {
    detail: `${number.format(changes.length)} of ${number.format(calls)} routed differently than by version ${from.version}, ${lesser === 0 ? 'none' : number.format(lesser)} to a lesser contact`,
    count:
      lesser === 0
        ? ''
        : `${number.format(lesser - toSign(release).length)} of ${number.format(lesser)} signed`,
  };
}

const approvalDone = (release: Release, as: OwnerKind): { detail: string; count: string } => {
  const approval = approvalAs(release, as);
  return approval === null
    ? { detail: '', count: '' }
    : { detail: `${approval.name}, ${approval.post}`, count: dayOf(approval.atMs) };
};

/** The four steps before a version can be used, each done, waiting (and for whom) or broken. */
export function checklist(release: Release, desk: ReleaseDesk): CheckLine[] {
  const missing = missingSteps(release, desk);
  const line = (id: Step, done: { detail: string; count: string }): CheckLine => {
    const step = missing.find((one) => one.step === id);
    return {
      id,
      title: titles[id],
      detail: step?.text ?? done.detail,
      state: step?.state ?? 'done',
      count: done.count,
    };
  };
  return [
    line('verified', checkDone(release)),
    line('replayed', replayDone(release, desk)),
    line('clinical', approvalDone(release, 'clinical')),
    line('police', approvalDone(release, 'police')),
  ];
}

const works: readonly Role[] = ['supervisor', 'nurse', 'steward'];

/** What a person may do with a release now, and in words why the next step is not open to them. */
export function mayOf(
  releases: readonly Release[],
  release: Release,
  desk: ReleaseDesk,
  person: Person,
): ProtocolDetail['may'] {
  const { role, name } = person;
  const approve = mayApprove(release, desk, person);
  const use = putInUse(releases, release, desk, name);
  const putsInUse = role === 'supervisor' || role === 'steward';
  const [next] = missingSteps(release, desk);
  const notMine =
    !approve.ok && approve.error.reason === 'same-person-twice' ? approve.error.text : null;
  return {
    verify: works.includes(role),
    replay: works.includes(role) && comparedWith(release, desk) !== null,
    sign: (role === 'nurse' || role === 'supervisor') && toSign(release).length > 0,
    approve: approve.ok ? approve.value : null,
    putInUse: putsInUse && use.ok,
    why:
      next === undefined
        ? use.ok && !putsInUse
          ? 'A supervisor or a steward puts it into use.'
          : null
        : approve.ok
          ? null
          : [notMine, next.text].filter((text) => text !== null).join(' '),
  };
}
