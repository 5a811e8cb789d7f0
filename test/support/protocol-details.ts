import { protocolDetail, type ProtocolDetail } from '#shared/contract/protocol.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import { diagramOf } from '#main/protocol/diagram/diagram.ts';
import { loadPack, packInUse } from '#main/protocol/load-pack.ts';
import {
  brokenDraft,
  delivered,
  uncheckedDraft,
  versionFour,
  versionThree,
  versionTwo,
  waitingDraft,
} from '#test/fixtures/views/protocol.ts';
import {
  checklist,
  differences,
  may,
  replay,
  verification,
  waiting,
} from '#test/fixtures/views/protocol-parts.ts';

const { pack, vocabulary } = loadPack(packInUse());

/** The pack as it might have been before: a question fewer, and others put in other words. */
const earlier: Pack = {
  ...pack,
  questions: pack.questions
    .filter(({ id }) => id !== 'firearm')
    .map((one) =>
      ['weapon-place', 'about-them', 'own-life'].includes(one.id)
        ? { ...one, say: 'Is the weapon in his hand?' }
        : one,
    ),
};

const inUse: ProtocolDetail = protocolDetail.parse({
  hash: versionFour.hash,
  id: pack.id,
  version: versionFour.version,
  title: versionFour.title,
  owner: pack.owner,
  state: 'in-use',
  approved:
    'Approved by Dr Helen Marsden, Leicestershire Partnership NHS Trust and Supt Claire Hollis, Leicestershire Police, 30 Oct 2025',
  questions: pack.questions.length,
  routes: 12,
  diagram: diagramOf(pack, vocabulary, earlier),
  verification: verification(null, Date.UTC(2025, 10, 3, 6)),
  comparedWith: { hash: versionThree.hash, version: versionThree.version },
  differences,
  replay: replay(12),
  checklist,
  may,
} satisfies ProtocolDetail);

const draft: ProtocolDetail = {
  ...inUse,
  version: '5.0.0',
  approved: 'Not approved yet: a clinical and a police owner approve it.',
  comparedWith: { hash: versionFour.hash, version: versionFour.version },
};

const details: readonly ProtocolDetail[] = [
  inUse,
  {
    ...draft,
    hash: waitingDraft.hash,
    state: 'verified',
    replay: {
      ...replay(5),
      from: { hash: versionFour.hash, version: '4.0.0' },
      to: { hash: waitingDraft.hash, version: '5.0.0' },
    },
    checklist: [
      checklist[0]!,
      {
        ...checklist[1]!,
        state: 'waiting',
        detail: '7 changes to a lesser contact are not signed yet',
        count: '5 of 12 signed',
      },
      ...waiting(2, 'Waiting for a nurse', 'Waiting for Supt Claire Hollis').slice(2),
    ],
    may: {
      ...may,
      sign: true,
      approve: 'clinical',
      why: '7 changes to a lesser contact wait for a signature.',
    },
  },
  {
    ...draft,
    hash: brokenDraft.hash,
    state: 'draft',
    verification: verification('plans', Date.UTC(2025, 10, 20, 16)),
    replay: null,
    checklist: [
      {
        ...checklist[0]!,
        state: 'broken',
        detail: 'A flag or a plan lowers the response: mend the rule and send the file again',
        count: '11 of 12',
      },
      ...waiting(
        1,
        'Not run yet',
        'Waiting for all properties to hold',
        'Waiting for all properties to hold',
      ).slice(1),
    ],
    may: { ...may, why: 'Not every property holds. Mend the pack, and receive it as a new draft.' },
  },
  {
    ...draft,
    hash: uncheckedDraft.hash,
    state: 'draft',
    verification: null,
    replay: null,
    differences: [],
    diagram: diagramOf(pack, vocabulary, pack),
    checklist: waiting(
      0,
      'Not checked yet',
      'Not run yet',
      'Waiting for a nurse',
      'Waiting for a supervisor',
    ),
    may: { ...may, why: 'It was not checked yet. V checks it.' },
  },
  {
    ...inUse,
    hash: delivered.hash,
    version: delivered.version,
    approved: 'In use as delivered with Concord: not approved by two people of this force yet',
    comparedWith: null,
    differences: [],
    diagram: diagramOf(pack, vocabulary, null),
    replay: null,
    checklist: [
      checklist[0]!,
      ...waiting(
        1,
        'No version was in use here before it: nothing to compare',
        'Not approved yet',
        'Not approved yet',
      ).slice(1),
    ],
    may: { ...may, replay: false },
  },
  ...[versionThree, versionTwo].map(({ hash, version }): ProtocolDetail => ({
    ...inUse,
    ...{ hash, version, state: 'retired', comparedWith: null, differences: [] },
    replay: { ...replay(0), calls: 0, same: 0, changed: 0, rows: [], changes: [] },
  })),
];

/** What the desk answers to `protocol.show`, by the hash asked for. */
export const protocolDetails: Readonly<Record<string, ProtocolDetail>> = Object.fromEntries(
  details.map((detail) => [detail.hash, protocolDetail.parse(detail)]),
);
