import { CircleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { useRawAsk } from '../bridge/bridge.tsx';
import { useStatus } from '../ui/status.tsx';

const maxBytes = 1024 * 1024;

type Refused = { readonly file: string; readonly problems: readonly string[] };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    // The page says by itself that nothing was changed.
    .filter((line) => line !== '' && line !== 'Nothing was changed.');

/** A pack file chosen or dropped becomes a draft, or is refused with all its problems at once. */
function useReceive(onReceived: (hash: string) => void) {
  const ask = useRawAsk();
  const { say } = useStatus();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const receive = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setRefused(null);
    if (file.size > maxBytes) {
      setRefused({
        file: file.name,
        problems: ['The file is larger than 1 MB. A script is text; send the pack file alone.'],
      });
      return;
    }
    setBusy(true);
    const text = await file.text().catch(() => null);
    if (text === null)
      setRefused({ file: file.name, problems: ['The file could not be read. Choose it again.'] });
    else {
      const reply = await ask('protocol.receive', { file: file.name, text });
      if (reply.ok) {
        say(`${file.name} is a draft now`);
        onReceived(reply.value);
      } else setRefused({ file: file.name, problems: linesOf(reply.error.text) });
    }
    setBusy(false);
  };
  return {
    busy,
    refused,
    receive,
    putAway: () => {
      setRefused(null);
    },
  };
}

/** What was refused stands where the person looks, however far down the field was. */
const bringIntoSight = (element: HTMLElement | null): void => {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
};

export function ReceiveDraft({ onReceived }: { onReceived: (hash: string) => void }) {
  const { busy, refused, receive, putAway } = useReceive(onReceived);
  const [over, setOver] = useState(false);
  const id = useId();
  return (
    // Dropping is for the mouse; the field inside does the same by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Receive a draft"
      className={over ? 'receive is-over' : 'receive'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void receive(event.dataTransfer.files[0]);
      }}
    >
      <div className="field">
        <label htmlFor={id}>Receive a draft: choose a pack file (YAML), or drop it here</label>
        <input
          id={id}
          className="input"
          type="file"
          accept=".yaml,.yml"
          disabled={busy}
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file must be choosable again after it was corrected.
            event.target.value = '';
            void receive(file);
          }}
        />
      </div>
      {busy && <p role="status">Reading the file.</p>}
      {refused !== null && (
        <div role="alert" className="receive-refused" tabIndex={-1} ref={bringIntoSight}>
          <p>
            <CircleAlert className="icon" aria-hidden="true" /> <b>{refused.file}</b> was not
            received. Nothing was changed.
          </p>
          <ul>
            {refused.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <button type="button" className="link small" onClick={putAway}>
            Put away
          </button>
        </div>
      )}
    </section>
  );
}
