import { callsHere } from './calls-here.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import type { Command, Hands } from './commands.ts';

const lines = [
  ['drop', 'dropped', 'The line dropped'],
  ['silent', 'silent', 'The line is silent'],
  ['connected', 'connected', 'The caller is on the line again'],
  ['ended', 'ended', 'The caller has hung up'],
] as const;

function openings({ role, ask, shell, refuse, view }: Hands): Command[] {
  const select = (typed: string): void => {
    const call = callsHere(view)[Number(typed) - 1];
    if (call === undefined)
      refuse(
        callsHere(view).length === 0
          ? 'No call is open on this desk.'
          : `Type a number after it: 1 to ${String(callsHere(view).length)}, as in the list of calls.`,
      );
    else {
      shell.look('emergency');
      void ask('call.select', { callId: call.id });
      shell.setTab('call');
    }
  };
  return [
    ...(role === 'nurse'
      ? []
      : [
          {
            word: 'new',
            does: 'Start without a phone call',
            run: () => shell.open({ name: 'new-call' }),
          },
          {
            word: 'paper',
            does: 'Enter a call that was taken on paper',
            run: () => shell.open({ name: 'paper' }),
          },
        ]),
    { word: 'call', does: 'Switch to an open call', takes: 'its number in the list', run: select },
    { word: 'take', does: 'Take up an open call', takes: 'its number in the list', run: select },
  ];
}

function ringing({ ask, shell, refuse }: Hands, call: CallView | null): Command {
  const offer = call?.offers.find(({ kind, state }) => kind === 'nurse' && state === 'offered');
  return {
    word: 'ring',
    does: 'Ring every nurse now; with a number, open the call that rang from it',
    takes: 'a telephone number, or nothing',
    run: (typed) => {
      if (typed !== '')
        void ask('call.open', { source: 'phone', number: typed, incidentReference: null }).then(
          (opened) => {
            if (opened.ok) shell.setTab('call');
          },
        );
      else if (call === null || offer === undefined)
        refuse('No offer waits for a nurse. Type a number after / ring to open a call from it.');
      else void ask('call.ringAll', { callId: call.id, referralId: offer.referralId });
    },
  };
}

function onCall({ ask, shell, fire, role, view }: Hands, call: CallView): Command[] {
  const callId: CallId = call.id;
  const open =
    (
      name:
        | 'told'
        | 'why'
        | 'caller'
        | 'reference'
        | 'hand-back'
        | 'reopen'
        | 'stand-down'
        | 'lower'
        | 'decline'
        | 's136'
        | 'export'
        | 'video'
        | 'later'
        | 'crew'
        | 'chase'
        | 'reverse'
        | 'other-force'
        | 'asked-by'
        | 'mark'
        | 'channel'
        | 'sharing'
        | 'join'
        | 'welfare'
        | 'question',
    ) =>
    () =>
      shell.open({ name });
  const outcome = {
    word: 'outcome',
    does: 'What came of this call, now or days later',
    run: () => {
      const listed = view.calls.find(({ id }) => id === callId)?.title;
      shell.open({
        name: 'outcome',
        callId,
        title: listed ?? call.person?.name ?? 'this call',
      });
    },
  };
  const taken =
    role === 'nurse'
      ? [
          { word: 'export', does: 'The nurse’s record as FHIR or PDF', run: open('export') },
          { word: 'video', does: 'A video link was offered: agreed or not', run: open('video') },
        ]
      : [];
  if (call.phase === 'closed')
    return [
      outcome,
      ...taken,
      { word: 'copy', does: 'Copy the summary for the command system', run: () => fire('copy') },
      { word: 'reopen', does: 'Open this call again', run: open('reopen') },
    ];
  return [
    { word: 'copy', does: 'Copy the summary for the command system', run: () => fire('copy') },
    {
      word: 'told',
      does: 'Tell the caller who, when and what if it gets worse',
      run: open('told'),
    },
    outcome,
    ...taken,
    {
      word: 'back',
      does: 'Ring back: the ladder after a dropped line',
      run: () => {
        shell.open({ name: 'ring-back' });
      },
    },
    {
      word: 'safe number',
      does: 'What the caller said is safe to ring',
      run: () => {
        shell.open({ name: 'safe-number' });
      },
    },
    {
      word: '136',
      does: 'Section 136: the consultation, the arrival, the clock',
      run: open('s136'),
    },
    {
      word: 'crew',
      does: 'Street triage: send, arrived, how they are, clear',
      run: open('crew'),
    },
    { word: 'later', does: 'Ring somebody later, as agreed', run: open('later') },
    { word: 'chase', does: 'When do they come: a time, no answer, not coming', run: open('chase') },
    {
      word: 'mark',
      does: 'The caller may be the danger, the victim, or a child',
      run: open('mark'),
    },
    {
      word: 'channel',
      does: 'Relay, sign language, text: how they are reached',
      run: open('channel'),
    },
    {
      word: 'sharing',
      does: 'Whether they know that this is shared, and with whom',
      run: open('sharing'),
    },
    {
      word: 'join',
      does: 'Another call is about the same incident, or is not',
      run: open('join'),
    },
    ...(call.coming.forceAsked
      ? [{ word: 'other force', does: 'Which force is asked', run: open('other-force') }]
      : []),
    { word: 'asked by', does: 'Another force asks for this', run: open('asked-by') },
    { word: 'question', does: 'An officer at the scene asks the nurse', run: open('question') },
    { word: 'welfare', does: 'How the staff are after this call', run: open('welfare') },
    { word: 'why', does: 'Why this route, and why not another', run: open('why') },
    { word: 'caller', does: 'Caller’s name, relation and the address said', run: open('caller') },
    { word: 'reference', does: 'Incident reference on the command system', run: open('reference') },
    ...lines.map(([word, line, does]) => ({
      word,
      does,
      run: () => void ask('call.setLine', { callId, line }),
    })),
    ...(role === 'nurse'
      ? [{ word: 'decline', does: 'Decline this referral, with a reason', run: open('decline') }]
      : [{ word: 'handback', does: 'Hand back to the command system', run: open('hand-back') }]),
    ...(role === 'supervisor'
      ? [
          { word: 'stand down', does: 'Stand down the emergency request', run: open('stand-down') },
          {
            word: 'reverse',
            does: 'Take back what the caller was told',
            run: open('reverse'),
          },
          { word: 'lower', does: 'Lower the response needed, with a reason', run: open('lower') },
        ]
      : []),
  ];
}

/** Commands about calls, for a role that sees them. */
export function callCommands(hands: Hands): readonly Command[] {
  const { call } = hands.view;
  return [...openings(hands), ringing(hands, call), ...(call === null ? [] : onCall(hands, call))];
}
