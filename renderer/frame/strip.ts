import type { CallView } from '#shared/contract/call-view.ts';
import type { Role } from '#shared/contract/words.ts';
import type { Act, Place } from '../ui/keys.ts';

export type StripKey = {
  readonly caps: readonly string[];
  readonly label: string;
  /** What a click does; null where the strip only reminds. */
  readonly act: Act | null;
  /** Left out when the window is small. */
  readonly roomy: boolean;
};

const key = (cap: string, label: string, act: Act | null, roomy = false): StripKey => ({
  caps: cap.split(' '),
  label,
  act,
  roomy,
});

const find = key('F2', 'Find person', 'find');
const note = key('F4', 'Note', 'note');
const plan = key('F6', 'Care plan', 'plan');
const danger = key('F9', 'Immediate danger', 'emergency', true);
const close = key('F10', 'Close call', 'close');
const last = [key('/', 'Commands', 'palette'), key('F1', 'All keys', 'all-keys')];

const notHim = (call: CallView | null): StripKey[] =>
  call?.person == null ? [] : [key('F3', `Not ${call.person.pronoun}`, 'not-this-person')];

/** At most eleven keys, those valid now, ending with `/` and F1 (components.md, KeyStrip). */
export function stripFor(place: Place, role: Role | null, call: CallView | null): StripKey[] {
  switch (place) {
    case 'closed':
      return [key('F1', 'All keys', 'all-keys')];
    case 'ready':
      return [
        key('Space', 'Start the script', 'start'),
        find,
        key('F9', 'Immediate danger, asks “Where?”', 'emergency'),
        ...last.slice(0, 1),
        key('Ctrl L', 'Lock', 'lock'),
        ...last.slice(1),
      ];
    case 'opening':
      if (call?.phase === 'closed')
        return [
          key('Space', 'Ready for the next call', 'start'),
          key('C', 'Copy summary', 'copy'),
          danger,
          ...last,
        ];
      return [key('Space', 'Start the script', 'start'), find, note, danger, close, ...last];
    case 'script':
      return [
        find,
        ...notHim(call),
        note,
        plan,
        key('F8', 'Take the route', 'take'),
        danger,
        key('1 to 9', 'Answer', null),
        key('0', 'Not known', null),
        key('Ctrl Z', 'Undo', 'undo', true),
        ...last,
      ];
    case 'emergency':
      return [
        key('1', 'Police reference', 'police-reference'),
        key('2', 'Ambulance reference', 'ambulance-reference'),
        key('R', 'Rung now', 'rung'),
        key('A', 'Ambulance only', 'ambulance-only'),
        key('Esc', 'Take back', 'take-back'),
        note,
        key('F6', 'Care plan', 'plan', true),
        close,
        ...last,
      ];
    case 'route':
      return [
        find,
        note,
        plan,
        key('F7', 'Different route', 'other-route'),
        danger,
        close,
        key('C', 'Copy summary', 'copy', true),
        ...last,
      ];
    case 'referrals':
      return [
        key('J', 'Next', 'next'),
        key('K', 'Previous', 'before'),
        key('F8', 'Accept', 'take'),
        ...(role === 'nurse' ? [key('F5', 'Advise', 'advice')] : []),
        key('O', 'Contact', 'contact'),
        note,
        key('F6', 'Care plan', 'plan', true),
        key('F9', 'Immediate danger', 'emergency'),
        ...(role === 'nurse' || role === 'supervisor' ? [key('F10', 'Close', 'close')] : []),
        ...last,
      ];
    case 'board':
      return [
        key('J', 'Next', 'next'),
        key('K', 'Previous', 'before'),
        key('Enter', 'Open the call', 'open-call'),
        key('O', 'Outcome', 'outcome'),
        ...(role === 'supervisor'
          ? [
              key('V', 'Review', 'review', true),
              key('G', 'Give to', 'give'),
              key('W', 'Whole record', 'whole-record', true),
            ]
          : []),
        key('M', 'Map', 'map'),
        key('F9', 'Immediate danger', 'emergency'),
        ...last,
      ];
    case 'protocol':
      return [
        key('V', 'Check again', 'verify'),
        key('D', 'Differences', 'differences'),
        key('R', 'Replay', 'replay'),
        key('O', 'Other version', 'other-version'),
        key('T', 'As a table', 'as-table', true),
        key('+', 'Zoom in', 'zoom-in'),
        key('−', 'Zoom out', 'zoom-out'),
        key('F9', 'Immediate danger', 'emergency'),
        ...last,
      ];
    case 'steward':
      return [key('F9', 'Immediate danger', 'emergency'), key('Ctrl L', 'Lock', 'lock'), ...last];
  }
}
