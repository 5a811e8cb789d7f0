import type { DeskView } from '#shared/contract/view.ts';
import type { Role } from '#shared/contract/words.ts';
import type { Tab } from '../ui/shell.tsx';

export type TabName = { readonly id: Tab; readonly label: string; readonly count: number };

export const firstTab: Readonly<Record<Role, Tab>> = {
  handler: 'call',
  nurse: 'referrals',
  supervisor: 'board',
  steward: 'import',
};

/** The views a role may open, in order. */
export function tabsOf(view: DeskView, role: Role): readonly TabName[] {
  const call: TabName = { id: 'call', label: 'Call', count: 0 };
  const waiting = view.queue.filter(({ group }) => group === 'waiting').length;
  const referrals: TabName = { id: 'referrals', label: 'Referrals', count: waiting };
  const board: TabName = { id: 'board', label: 'Live board', count: 0 };
  const importing: TabName = { id: 'import', label: 'Import', count: 0 };
  const protocol: TabName = { id: 'protocol', label: 'Protocol', count: 0 };
  switch (role) {
    case 'handler':
      return [call];
    case 'nurse':
      return [
        referrals,
        { id: 'release', label: 'Release', count: view.people.waiting },
        call,
        importing,
        protocol,
      ];
    case 'supervisor':
      return [board, referrals, call, importing, protocol];
    case 'steward':
      return [importing, call, protocol];
  }
}
