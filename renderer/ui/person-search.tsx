import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { PictureView } from '#shared/contract/people.ts';
import type { MatchView } from '#shared/contract/person-view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { useRawAsk } from '../bridge/bridge.tsx';
import { useAct } from './acts.tsx';
import { Connected } from './connected.tsx';
import { KeyCap } from './key-cap.tsx';
import { MatchList } from './match-list.tsx';
import { useStatus } from './status.tsx';
import { useAsk } from './use-ask.ts';
import './person.css';

const waitMs = 80;

interface LookedUp {
  readonly matches: readonly MatchView[];
  readonly askNext: string | null;
  readonly connected: PictureView;
}

/** What has been typed, and whom the desk found for it. Null until something was looked for. */
function useMatches(callId: CallId | null, text: string): LookedUp | null {
  const ask = useRawAsk();
  const { refuse } = useStatus();
  const [found, setFound] = useState<LookedUp | null>(null);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      if (text.trim() === '') {
        setFound(null);
        return;
      }
      void ask('people.lookUp', { callId, text }).then((reply) => {
        if (stale) return;
        if (reply.ok) setFound(reply.value);
        else refuse(reply.error.text);
      });
    }, waitMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [ask, callId, text, refuse]);
  return found;
}

/** One field, any order. F2 focuses, Esc clears, Alt+1 to 3 choose. */
export function PersonSearch({
  callId,
  chosen,
  lookFor,
}: {
  callId: CallId | null;
  chosen: string | null;
  lookFor: string;
}) {
  const ask = useAsk();
  const { say, refuse } = useStatus();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [text, setText] = useState(lookFor);
  const lookedUp = useMatches(callId, text);
  const found = lookedUp?.matches ?? null;
  const choose = (match: MatchView | undefined): void => {
    if (match === undefined) return;
    if (callId === null)
      refuse('Start a call first (Space). A record is opened for a call, and the call says why.');
    else {
      say(`${match.name} chosen`);
      void ask('call.choosePerson', { callId, personId: match.personId });
      field.current?.blur();
    }
  };
  useAct('find', () => {
    field.current?.focus();
    field.current?.select();
  });
  useAct('choose-match', (digit) => {
    choose(found?.[digit - 1]);
  });
  return (
    <section className="section person-search" aria-label="Find a person">
      <div className="field">
        <label className="row hide-compact" htmlFor={id}>
          <span>Find a person: name, date of birth, phone or address, in any order</span>
          <span className="push">
            <KeyCap>F2</KeyCap>
          </span>
        </label>
        <div className="input">
          <Search className="icon" aria-hidden="true" />
          <input
            id={id}
            ref={field}
            className="grow"
            aria-label="Find a person"
            placeholder="Name, date of birth, phone or address"
            value={text}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setText(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                if (text === '') field.current?.blur();
                setText('');
              }
            }}
          />
          {found !== null && (
            <span className="small muted nowrap" role="status">
              {found.length === 0 ? 'No match found' : `${found.length} found`}
            </span>
          )}
          <span className="show-compact">
            <KeyCap>F2</KeyCap>
          </span>
        </div>
      </div>
      {found !== null && found.length > 0 && (
        <MatchList found={found.slice(0, 3)} chosen={chosen} onChoose={choose} />
      )}
      {lookedUp?.askNext != null && (
        <p className="ask-next" role="status">
          {lookedUp.askNext}
        </p>
      )}
      {lookedUp !== null && (
        <Connected
          title="Connected with this address"
          centre="Address"
          picture={lookedUp.connected}
        />
      )}
    </section>
  );
}
