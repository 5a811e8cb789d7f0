import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '../ui/acts.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { useAskDispatch } from './use-emergency.ts';

/** F9 with no call: where first, then dispatch. A second F9, or Enter with nothing, asks at once. */
export function WhereCard() {
  const { setAsksWhere } = useShell();
  const askDispatch = useAskDispatch();
  const [where, setWhere] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const go = (): void => {
    const said = where.trim();
    askDispatch(null, said === '' || said.toLowerCase() === 'not known' ? null : said);
  };
  useAct('emergency', go);
  return (
    <section className="where-card" aria-label="Where?">
      <div className="ask-meta">
        <b>Immediate danger</b>
        <span>Step 1 of 2</span>
      </div>
      <h1 className="ask">“Where are you? What is the address?”</h1>
      <p className="hint">
        Type what the caller says. <b>Ask for the address; do not read one out.</b>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <div className="input">
          <Search className="icon" aria-hidden="true" />
          <input
            ref={field}
            className="grow"
            aria-label="Where, as the caller says it"
            value={where}
            maxLength={200}
            autoComplete="off"
            onKeyDown={(event) => {
              if (event.key === 'Escape') setAsksWhere(false);
            }}
            onChange={(event) => {
              setWhere(event.target.value);
            }}
          />
          <span className="small muted">said by the caller</span>
        </div>
      </form>
      <p className="where-next">
        <span>
          <KeyCap>Enter</KeyCap>Ask dispatch for police and ambulance
        </span>
        <span>
          <KeyCap>Enter</KeyCap>with nothing, or “not known”, asks without an address
        </span>
        <span>
          <KeyCap>F9</KeyCap>again asks at once
        </span>
        <span>
          <KeyCap>Esc</KeyCap>Go back
        </span>
      </p>
    </section>
  );
}
