import type { DeskView } from '#shared/contract/view.ts';
import { noResourcesView } from '#shared/routing/resources-view.ts';
import { version } from './version.ts';

/** The view of a desk whose record cannot be opened: what, where, what to do, and nothing else. */
export const faultView = (
  fault: DeskView['fault'],
  nowMs: number,
  revision: number,
  notices: readonly string[],
): DeskView => ({
  revision,
  nowMs,
  version,
  deskName: 'This desk',
  forceName: '',
  practice: false,
  theme: 'dark',
  session: { state: 'signed-out' },
  users: [],
  hub: { state: 'none', text: 'This desk alone' },
  dispatch: 'none',
  room: [],
  checks: [],
  notices: [...notices],
  handedOver: [],
  script: { id: '', version: '', title: '' },
  protocol: {
    inUse: {
      // The record that says which version is in use is the one that cannot be opened.
      hash: '0'.repeat(64),
      id: '',
      version: '',
      title: '',
      state: 'draft',
      says: '',
      atMs: 0,
    },
    versions: [],
  },
  people: { count: 0, waiting: 0, importedAtMs: null, importing: null },
  resources: noResourcesView,
  calls: [],
  handing: { held: [], asked: [], waiting: [] },
  shift: null,
  call: null,
  queue: [],
  referral: null,
  savedAtMs: null,
  fault,
});
