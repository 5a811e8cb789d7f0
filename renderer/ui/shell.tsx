import type { CallId, UserId } from '#shared/kit/ids.ts';
import { useKeptForms } from './kept-forms.ts';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';

/** A dialog that is open. Each belongs to one feature, which draws it. */
export type Dialog =
  | {
      readonly name:
        'keys' | 'palette' | 'plan' | 'why' | 'other-route' | 'close' | 'caller' | 'reference';
    }
  | { readonly name: 'duty' | 'hand-back' | 'reopen' | 'stand-down' | 'lower' | 'users' }
  | { readonly name: 'ring-back' | 'safe-number' }
  | { readonly name: 'chase' | 'reverse' | 'other-force' | 'asked-by' }
  | {
      readonly name:
        'mark' | 'channel' | 'sharing' | 'join' | 'welfare' | 'question' | 'resources' | 'later';
    }
  | { readonly name: 'hand-over' | 'decline-handover' | 'retention' }
  | { readonly name: 'decline' | 'told' | 'new-call' | 'paper' }
  | {
      readonly name: 'outcome' | 'review' | 'take-over' | 'whole-record';
      readonly callId: CallId;
      readonly title: string;
    }
  | {
      readonly name: 'give';
      readonly callId: CallId;
      readonly title: string;
      /** Whom to give it to, where that was suggested. */
      readonly to?: UserId;
    }
  | { readonly name: 'contact' | 'export' | 'video' | 'officer-took-it' | 's136' | 'crew' }
  | { readonly name: 'differences' | 'approve-version' | 'use-version' }
  | { readonly name: 'sign-changes'; readonly row: number }
  | { readonly name: 'revise'; readonly row: number };

export type Tab = 'board' | 'call' | 'referrals' | 'release' | 'import' | 'protocol';

/** Which half of a call with an emergency the person looks at. */
export type Looking = 'emergency' | 'script';

/** What is selected on the page; nothing here is a fact about a call. */
export type Shell = {
  readonly dialog: Dialog | null;
  readonly open: (dialog: Dialog) => void;
  readonly shut: () => void;
  readonly tab: Tab;
  readonly setTab: (tab: Tab) => void;
  readonly looking: Looking;
  readonly look: (at: Looking) => void;
  /** F9 with no call on screen asks "Where?" first. */
  readonly asksWhere: boolean;
  readonly setAsksWhere: (asks: boolean) => void;
  /** A closed call the person has turned away from, to be ready for the next. */
  readonly leftCall: string | null;
  readonly leave: (callId: string) => void;
  /** Half-written forms by name: they outlive their view, a refusal and another call. Empty where nothing was kept. */
  readonly kept: (form: string) => Readonly<Record<string, string>>;
  readonly keep: (form: string, values: Readonly<Record<string, string>>) => void;
  readonly allAnswers: boolean;
  readonly setAllAnswers: (all: boolean) => void;
};

const nothing: Readonly<Record<string, string>> = {};

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ firstTab, children }: { firstTab: Tab; children: ReactNode }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [tab, setTab] = useState(firstTab);
  const [looking, look] = useState<Looking>('emergency');
  const [asksWhere, setAsksWhere] = useState(false);
  const [leftCall, leave] = useState<string | null>(null);
  const [allAnswers, setAllAnswers] = useState(false);
  const { forms, keep } = useKeptForms();
  const shell = useMemo(
    (): Shell => ({
      dialog,
      open: setDialog,
      shut: () => {
        setDialog(null);
      },
      tab,
      setTab,
      looking,
      look,
      asksWhere,
      setAsksWhere,
      leftCall,
      leave,
      kept: (form) => forms.get(form) ?? nothing,
      keep,
      allAnswers,
      setAllAnswers,
    }),
    [dialog, tab, looking, asksWhere, leftCall, allAnswers, forms, keep],
  );
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export function useShell(): Shell {
  const shell = use(ShellContext);
  if (shell === null) throw new Error('Nobody is signed in');
  return shell;
}
