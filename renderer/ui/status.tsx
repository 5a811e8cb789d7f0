import { CircleAlert } from 'lucide-react';
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { KeyCap } from './key-cap.tsx';
import './status.css';

type Said = { readonly id: number; readonly text: string };

type Status = {
  readonly refusals: readonly Said[];
  readonly polite: string;
  readonly assertive: string;
  /** Spoken when the reader pauses, and shown until the next thing is said. */
  readonly say: (text: string) => void;
  /** Spoken at once: a rise to Emergency, a missing question. */
  readonly alarm: (text: string) => void;
  /** Stays on screen until it is put away, so that no refusal is lost. */
  readonly refuse: (text: string) => void;
  readonly putAway: () => void;
};

const saidForMs = 8000;

/** The same words again are said again: a screen reader only speaks what has changed. */
const anew = (before: string, text: string): string =>
  text !== '' && before === text ? `${text}\u00a0` : text;

const StatusContext = createContext<Status | null>(null);

export function StatusProvider({ children }: { children: ReactNode }) {
  const [refusals, setRefusals] = useState<readonly Said[]>([]);
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  const say = useCallback((text: string) => setPolite((before) => anew(before, text)), []);
  const alarm = useCallback((text: string) => setAssertive((before) => anew(before, text)), []);
  // A sentence about what was just done would be wrong beside what is done next.
  useEffect(() => {
    const timer = setTimeout(() => setPolite(''), saidForMs);
    return () => clearTimeout(timer);
  }, [polite]);
  const count = useRef(0);
  const refuse = useCallback((text: string) => {
    count.current += 1;
    const id = count.current;
    setRefusals((before) => [...before.filter((one) => one.text !== text).slice(-3), { id, text }]);
  }, []);
  const putAway = useCallback(() => {
    setRefusals([]);
  }, []);
  const status = useMemo(
    () => ({ refusals, polite, assertive, say, alarm, refuse, putAway }),
    [refusals, polite, assertive, say, alarm, refuse, putAway],
  );
  return <StatusContext value={status}>{children}</StatusContext>;
}

export function useStatus(): Status {
  const status = use(StatusContext);
  if (status === null) throw new Error('Nothing can be said here');
  return status;
}

/** The refusals, near the act: in the frame all of them, in a dialog those that came while it was open. */
export function RefusalLines({ own = false }: { own?: boolean }) {
  const { refusals: all, putAway } = useStatus();
  const [before] = useState(() => (own ? (all.at(-1)?.id ?? 0) : 0));
  const refusals = all.filter(({ id }) => id > before);
  return (
    <div role="alert" className="refusals">
      {refusals.map(({ id, text }) => (
        <p key={id}>
          <CircleAlert className="icon" aria-hidden="true" />
          {text}
        </p>
      ))}
      {refusals.length > 0 && (
        <button type="button" className="link small" onClick={putAway}>
          Put away <KeyCap>Esc</KeyCap>
        </button>
      )}
    </div>
  );
}

/** What was just said, for the eye and for the screen reader. */
export function SpokenLines() {
  const { polite, assertive } = useStatus();
  return (
    <>
      <p className="said" role="status" aria-live="polite">
        {polite}
      </p>
      <p className="sr-only" aria-live="assertive">
        {assertive}
      </p>
    </>
  );
}
