import type { VersionLine } from '#shared/contract/protocol.ts';
import { approvalAs, holds, isApproved, stateOf, toSign, type Release } from './release.ts';
import {
  missingSteps,
  plural,
  type Missing,
  type ReleaseDesk,
  type Step,
} from './release-steps.ts';

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "3 Nov 2025", as the control room writes a day. */
export const dayOf = (atMs: number): string => day.format(atMs);

const waitsFor: Readonly<Record<Step, string>> = {
  verified: 'Not checked yet',
  replayed: 'Waiting to run on past calls',
  clinical: 'Waiting for a clinical approval',
  police: 'Waiting for a police approval',
};

function nextStep(release: Release, steps: readonly Missing[]): string {
  const [first, second] = steps;
  if (first === undefined) return 'Ready to be put into use';
  if (first.reason === 'property-broken') return 'Not every property holds';
  if (first.reason === 'changes-not-signed')
    return `${plural(toSign(release).length, 'change', 'changes')} to a lesser contact to sign for`;
  if (first.step === 'clinical' && second?.step === 'police')
    return 'Waiting for a clinical and a police approval';
  return waitsFor[first.step];
}

function says(release: Release, desk: ReleaseDesk): string {
  const { inUse, retiredAtMs, hash } = release;
  if (inUse !== null) {
    const since = `since ${dayOf(inUse.sinceMs)}`;
    if (hash !== desk.working.hash)
      return `In use ${since}, but cannot be read: calls run on version ${desk.working.version}`;
    if (isApproved(release)) return `In use on this desk ${since}`;
    return inUse.as === 'delivered'
      ? `In use on this desk ${since}, as delivered`
      : `In use on this desk ${since}, to be approved again`;
  }
  return retiredAtMs === null
    ? nextStep(release, missingSteps(release, desk))
    : `In use until ${dayOf(retiredAtMs)}`;
}

/** One line of the list of versions: where it stands, in words. */
export const versionLine = (release: Release, desk: ReleaseDesk): VersionLine => ({
  hash: release.hash,
  id: release.id,
  version: release.version,
  title: release.title,
  state: stateOf(release),
  says: says(release, desk),
  atMs: release.changedAtMs,
});

/** The line of what new calls run on: the version in use, or the one that stands in for it. */
export function workingLine(
  release: Release | null,
  desk: ReleaseDesk,
  pack: { readonly id: string; readonly title: string },
): VersionLine {
  if (release?.inUse != null) return versionLine(release, desk);
  const { hash, version } = desk.working;
  return {
    hash,
    id: pack.id,
    version,
    title: pack.title,
    state: 'in-use',
    says: 'Standing in: the version in use cannot be read',
    atMs: release?.changedAtMs ?? 0,
  };
}

/** "Approved by Dr Helen Marsden, … and Supt Claire Hollis, …, 29 Oct 2025", or why it is not. */
export function approvedText(release: Release, desk: ReleaseDesk): string {
  const both = (['clinical', 'police'] as const).flatMap((as) => approvalAs(release, as) ?? []);
  const names = both.map(({ name, post }) => `${name}, ${post}`).join(' and ');
  if (isApproved(release))
    return `Approved by ${names}, ${dayOf(Math.max(...both.map(({ atMs }) => atMs)))}`;
  if (release.inUse?.as === 'delivered')
    return 'In use as delivered with Concord: not approved by two people of this force yet';
  const [first] = missingSteps(release, desk);
  const why = first === undefined ? '' : `: ${first.text}`;
  return both.length === 0 ? `Not approved yet${why}` : `Approved by ${names} only${why}`;
}

/** What the ready screen says of the script: approved, as delivered, or broken. */
export function scriptCheck(
  release: Release | null,
  { working, against }: Omit<ReleaseDesk, 'people'>,
  trouble: string | null,
): { readonly state: 'ok' | 'warn' | 'fault'; readonly title: string; readonly detail: string } {
  const title = `Script version ${working.version}`;
  if (trouble !== null) return { state: 'fault', title, detail: trouble };
  if (release === null)
    return {
      state: 'fault',
      title,
      detail: 'It could not be put on the record of this desk. Free some space and start again',
    };
  if (release.verification !== null && !holds(release))
    return {
      state: 'fault',
      title,
      detail: 'In use, but not every property holds. Tell its owner',
    };
  if (!isApproved(release))
    return release.inUse?.as === 'released'
      ? {
          state: 'warn',
          title,
          detail: 'Its approvals fell: a later replay left calls to sign for',
        }
      : {
          state: 'warn',
          title: `${title}, delivered with Concord`,
          detail: 'Not approved by two people of this force yet',
        };
  const names = release.approvals.map(({ name }) => name).join(' and ');
  return release.verification?.against === against
    ? { state: 'ok', title, detail: `${release.title}. Approved by ${names}` }
    : {
        state: 'warn',
        title,
        detail: `Approved by ${names}, but checked with another vocabulary or response table. Check it again`,
      };
}
