import { PencilLine } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { useRawAsk } from '../bridge/bridge.tsx';
import { useAct } from './acts.tsx';
import { KeyCap } from './key-cap.tsx';
import { hourMinute } from './times.ts';
import { useAsk } from './use-ask.ts';

/** Newest first; automatic entries are quiet. */
export function NoteLog({ call }: { call: CallView }) {
  return (
    <section className="section" aria-label="Notes">
      <div className="section-title">
        <h3>Notes</h3>
        <span className="push">
          {call.incidentReference === null ? (
            'Kept on this desk. C copies the summary'
          ) : (
            <>
              Incident <span className="ref">{call.incidentReference}</span>
            </>
          )}
        </span>
      </div>
      <ol className="note-log">
        {call.notes
          .map((note, index) => ({ ...note, index }))
          .sort((a, b) => b.atMs - a.atMs || b.index - a.index)
          .map(({ atMs, text, auto, index }) => (
            <li key={index} className={auto ? 'hide-compact' : undefined}>
              <time>{hourMinute(atMs)}</time>
              <span className={auto ? 'auto' : undefined}>{text}</span>
            </li>
          ))}
      </ol>
    </section>
  );
}

const saveAfterMs = 250;

/** Keeps the half-typed note on disk: shortly after each key, and at once when the field goes. */
function useDraft(call: CallView): {
  text: string;
  set: (text: string) => void;
  /** Empties the field at once: who goes on typing does not type behind a note that is being saved. */
  take: () => string;
  /** What could not be saved comes back, before what was typed meanwhile. */
  giveBack: (text: string) => void;
} {
  const ask = useRawAsk();
  const [text, setText] = useState(call.draft);
  const unsaved = useRef<string | null>(null);
  const { id: callId } = call;
  useEffect(() => {
    const save = (): void => {
      if (unsaved.current === null) return;
      const draft = unsaved.current;
      unsaved.current = null;
      void ask('call.saveDraft', { callId, text: draft });
    };
    const timer = setTimeout(save, saveAfterMs);
    window.addEventListener('blur', save);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', save);
    };
  }, [ask, callId, text]);
  useEffect(
    () => () => {
      if (unsaved.current !== null) void ask('call.saveDraft', { callId, text: unsaved.current });
    },
    [ask, callId],
  );
  return {
    text,
    set: (next) => {
      unsaved.current = next;
      setText(next);
    },
    take: () => {
      unsaved.current = null;
      setText('');
      return text;
    },
    giveBack: (kept) => {
      setText((typed) => {
        unsaved.current = typed === '' ? kept : `${kept} ${typed}`;
        return unsaved.current;
      });
    },
  };
}

/** F4. Enter saves; what is half typed survives a power cut. Keyed by call. */
export function NoteEntry({ call }: { call: CallView }) {
  const ask = useAsk();
  const field = useRef<HTMLInputElement>(null);
  const draft = useDraft(call);
  useAct('note', () => {
    field.current?.focus();
  });
  const save = async (): Promise<void> => {
    if (draft.text.trim() === '') return;
    const text = draft.take();
    const saved = await ask('call.addNote', { callId: call.id, text: text.trim() });
    if (!saved.ok) draft.giveBack(text);
  };
  return (
    <form
      className="note-entry"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="input">
        <PencilLine className="icon" aria-hidden="true" />
        <input
          ref={field}
          className="grow"
          aria-label="Add a note"
          placeholder="Add a note"
          value={draft.text}
          maxLength={4000}
          autoComplete="off"
          onChange={(event) => {
            draft.set(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') field.current?.blur();
          }}
        />
        <KeyCap>F4</KeyCap>
      </div>
    </form>
  );
}
