/** Where the person is: letters and digits mean different things on each. F keys never do. */
export type Place =
  | 'closed'
  | 'ready'
  | 'opening'
  | 'script'
  | 'emergency'
  | 'route'
  | 'referrals'
  | 'board'
  | 'steward'
  | 'protocol';

/** What a key asks for. One meaning each, on every screen (components.md, the keyboard map). */
export type Act =
  | 'all-keys'
  | 'find'
  | 'not-this-person'
  | 'note'
  | 'plan'
  | 'other-route'
  | 'take'
  | 'emergency'
  | 'close'
  | 'palette'
  | 'answer'
  | 'record-many'
  | 'previous'
  | 'undo'
  | 'another-wording'
  | 'start'
  | 'open-call'
  | 'next'
  | 'before'
  | 'police-reference'
  | 'ambulance-reference'
  | 'rung'
  | 'ambulance-only'
  | 'take-back'
  | 'question'
  | 'copy'
  | 'walk-answers'
  | 'choose-match'
  | 'switch-call'
  | 'next-view'
  | 'view-before'
  | 'put-away'
  | 'verify'
  | 'differences'
  | 'replay'
  | 'other-version'
  | 'zoom-in'
  | 'zoom-out'
  | 'as-table'
  | 'advice'
  | 'contact'
  | 'response'
  | 'section-136'
  | 'ring-later'
  | 'crew'
  | 'export-record'
  | 'leave-field'
  | 'give'
  | 'take-over'
  | 'outcome'
  | 'review'
  | 'whole-record'
  | 'map'
  | 'count'
  | 'lock';

/** A key press with what surrounds it, free of the DOM. */
export type Press = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** A text field has focus: letters and digits belong to it. */
  readonly typing: boolean;
  /** A dialog is open: only F keys and the lock pass it. */
  readonly dialog: boolean;
};

export type Asked = { readonly act: Act; readonly digit?: number };

const fKeys: Readonly<Record<string, Act>> = {
  F1: 'all-keys',
  F2: 'find',
  F3: 'not-this-person',
  F4: 'note',
  F5: 'advice',
  F6: 'plan',
  F7: 'other-route',
  F8: 'take',
  F9: 'emergency',
  F10: 'close',
  F12: 'palette',
};

/** The browser's own meaning of these is never wanted: reload, caret browsing, full screen. */
export const swallowed: readonly string[] = ['F11'];

const everywhere: Readonly<Record<string, Act>> = {
  Escape: 'put-away',
  '/': 'palette',
  c: 'copy',
  ArrowUp: 'walk-answers',
};

const inPlace: Readonly<Record<Place, Readonly<Record<string, Act>>>> = {
  closed: {},
  ready: { ' ': 'start' },
  opening: { ' ': 'start' },
  script: { Backspace: 'previous', s: 'another-wording', Enter: 'record-many' },
  emergency: {
    '1': 'police-reference',
    '2': 'ambulance-reference',
    r: 'rung',
    a: 'ambulance-only',
    q: 'question',
    Escape: 'take-back',
  },
  route: { q: 'question' },
  referrals: {
    j: 'next',
    k: 'before',
    o: 'contact',
    r: 'response',
    d: 'section-136',
    l: 'ring-later',
    t: 'crew',
    e: 'export-record',
  },
  board: {
    j: 'next',
    k: 'before',
    ArrowDown: 'next',
    ArrowUp: 'before',
    Enter: 'open-call',
    g: 'give',
    t: 'take-over',
    o: 'outcome',
    v: 'review',
    w: 'whole-record',
    m: 'map',
  },
  steward: {},
  protocol: {
    v: 'verify',
    d: 'differences',
    r: 'replay',
    o: 'other-version',
    t: 'as-table',
    '+': 'zoom-in',
    // The key of + without Shift, on a British keyboard.
    '=': 'zoom-in',
    '-': 'zoom-out',
  },
};

const isDigit = (key: string): boolean => /^[0-9]$/.test(key);

function chord({ key, ctrl, alt, shift }: Press): Asked | null {
  if (ctrl && !alt) {
    if (key.toLowerCase() === 'l') return { act: 'lock' };
    if (key === 'Tab') return { act: shift ? 'view-before' : 'next-view' };
    if (key.toLowerCase() === 'z') return { act: 'undo' };
    if (/^[1-9]$/.test(key)) return { act: 'switch-call', digit: Number(key) };
  }
  if (alt && !ctrl && /^[1-3]$/.test(key)) return { act: 'choose-match', digit: Number(key) };
  return null;
}

/**
 * What a press asks for here, or null where it belongs to the field, dialog or browser. F keys
 * always act; before sign in only F1 does, because F9 needs somebody whose name goes with it.
 */
export function actFor(press: Press, place: Place): Asked | null {
  const { key, ctrl, alt, typing, dialog } = press;
  const bare = !ctrl && !alt;
  const f = bare ? fKeys[key] : undefined;
  if (f !== undefined) return place !== 'closed' || f === 'all-keys' ? { act: f } : null;
  if (place === 'closed') return null;
  const combined = chord(press);
  if (combined !== null) {
    const own = typing && combined.act === 'undo';
    const held = dialog && combined.act !== 'lock';
    return own || held ? null : combined;
  }
  // Out of a record that is half written, to the letters: what was typed stays.
  if (typing && !dialog && bare && key === 'Escape' && place === 'referrals')
    return { act: 'leave-field' };
  if (typing || dialog || !bare) return null;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const here = inPlace[place][letter];
  if (here !== undefined) return { act: here };
  if (place === 'board' && isDigit(key)) return { act: 'count', digit: Number(key) };
  if (place === 'script' && isDigit(key)) return { act: 'answer', digit: Number(key) };
  const act = everywhere[letter];
  return act === undefined ? null : { act };
}
