type Group = {
  readonly title: string;
  /** Caps parted by a space, and what they do. */
  readonly keys: readonly (readonly [string, string])[];
};

/** The keyboard map of components.md, as F1 shows it. */
export const keyTable: readonly Group[] = [
  {
    title: 'Always',
    keys: [
      ['F9', 'Immediate danger: asks dispatch for police and ambulance'],
      ['F1', 'All keys'],
      ['/', 'Commands: everything else'],
      ['F12', 'More: the same commands'],
      ['F2', 'Find a person. Esc clears'],
      ['Alt 1 to 3', 'Choose a match'],
      ['F3', 'Not this person'],
      ['F4', 'Note. Enter saves'],
      ['F5', 'Advice: acknowledge what stands over the script'],
      ['F6', 'Care plan in full'],
      ['C', 'Copy the summary for the command system'],
      ['Ctrl L', 'Lock'],
      ['Ctrl Tab', 'Next view'],
      ['Ctrl 1 to 9', 'Switch between calls held'],
    ],
  },
  {
    title: 'Script',
    keys: [
      ['Space', 'Start the script'],
      ['1 to 9', 'Choose an answer. Several: on and off, Enter records'],
      ['0', 'Not known. Asked, and nobody knows. It never counts as no'],
      ['S', 'Say it another way'],
      ['Backspace', 'Previous question'],
      ['Ctrl Z', 'Undo the last answer'],
      ['↑', 'Walk the answers. Enter revises one'],
    ],
  },
  {
    title: 'Route and closing',
    keys: [
      ['F8', 'Take the route, or accept a referral'],
      ['F7', 'Different route, with a reason'],
      ['F10', 'What is open, and closing'],
      ['J K', 'Referrals and live board: next, previous. On the board Enter opens the call'],
    ],
  },
  {
    title: 'Nurse',
    keys: [
      ['F5', 'Advise. Again: to officers, to the handler. ↑ ↓ do, say, avoid, call me if'],
      ['O', 'Begin a contact: its kind is the next key. Begun, O goes to its record'],
      ['R', 'Clinical response, your own choice: then 1 to 6'],
      ['D', 'Section 136'],
      ['L', 'Ring somebody later, as agreed'],
      ['T', 'Street triage: a crew'],
      ['E', 'The record as a file'],
      ['Esc', 'Out of a field, to the letters. What was typed stays'],
    ],
  },
  {
    title: 'Live board',
    keys: [
      ['1 to 9', 'The calls behind a count. 0: all that are open'],
      ['O', 'Outcome, now or days later'],
      ['V', 'Review: agree, or not and why'],
      ['G', 'Give the call to somebody. They have to accept'],
      ['T', 'Take over what somebody left who is not signed in'],
      ['W', 'Whole record of the call'],
      ['M', 'The map, large, and back to the list'],
    ],
  },
  {
    title: 'Protocol',
    keys: [
      ['V', 'Check every property again'],
      ['D', 'Differences, word by word'],
      ['R', 'Replay past calls on this version'],
      ['O', 'Open the draft, or the other version'],
      ['T', 'The script as a table, and back'],
      ['+ −', 'Zoom in and out'],
    ],
  },
  {
    title: 'After F9',
    keys: [
      ['1', 'Police reference'],
      ['2', 'Ambulance reference'],
      ['R', 'Ambulance rung now'],
      ['A', 'Ambulance only'],
      ['Esc', 'Take back, within 5 s'],
      ['Q', 'Back to the question, and back here'],
    ],
  },
];
