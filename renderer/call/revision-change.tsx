import type { RevisionPreview } from '#shared/contract/revision-view.ts';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { LevelBadge } from '../ui/level.tsx';

function Outcome({ title, of }: { title: string; of: RevisionPreview['before'] }) {
  return (
    <div>
      <span className="label">{title}</span>
      <LevelBadge level={of.level} />
      <p>{of.destinations.length === 0 ? 'No route decided' : of.destinations.join(', ')}</p>
    </div>
  );
}

function Listed({ title, rows }: { title: string; rows: readonly string[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <span className="label">{title}</span>
      <ul className="revise-list">
        {rows.map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
    </section>
  );
}

/** Before and after, the answers that fall away or come back, and what is already out. */
export function RevisionChange({
  preview,
  onBack,
  onCommit,
}: {
  preview: RevisionPreview;
  onBack: () => void;
  onCommit: () => void;
}) {
  const { before, after, fallsAway, comesBack, alreadySent } = preview;
  return (
    <>
      <div className="revise-change">
        <Outcome title="Now" of={before} />
        <Outcome title="After the change" of={after} />
      </div>
      <Listed
        title="No longer counted, kept on the record"
        rows={fallsAway.map(({ n, short, answer }) => `${String(n)}. ${short} ${answer}`)}
      />
      <Listed
        title="Counted again"
        rows={comesBack.map(({ short, answer }) => `${short} ${answer}`)}
      />
      <Listed title="Already gone out. This does not undo it" rows={alreadySent} />
      <div className="form-foot">
        <Button onPress={onBack}>Choose another answer</Button>
        <Button
          kind="primary"
          onPress={onCommit}
          // Enter changes what was just shown, Esc leaves it.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        >
          Change the answer <KeyCap>Enter</KeyCap>
        </Button>
      </div>
    </>
  );
}
