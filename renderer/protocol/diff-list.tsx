import type { DifferenceView, ProtocolDetail } from '#shared/contract/protocol.ts';
import { DialogFrame } from '../ui/dialog.tsx';
import { KeyCap } from '../ui/key-cap.tsx';

const kindWords: Readonly<Record<DifferenceView['kind'], string>> = {
  new: 'New',
  changed: 'Changed',
  moved: 'Moved',
  removed: 'Removed',
};

/** How much of what stayed the same is shown round a change in the short list. */
const around = 40;

function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * around) return text;
  if (first) return `… ${text.slice(-around).replace(/^\S*\s/, '')}`;
  if (last) return `${text.slice(0, around).replace(/\s\S*$/, '')} …`;
  return `${text.slice(0, around).replace(/\s\S*$/, '')} … ${text.slice(-around).replace(/^\S*\s/, '')}`;
}

function Word({ mark, text }: DifferenceView['words'][number]) {
  if (mark === 'was')
    return (
      <del>
        <span className="sr-only">taken out: </span>
        {text}
      </del>
    );
  if (mark === 'now')
    return (
      <ins>
        <span className="sr-only">put in: </span>
        {text}
      </ins>
    );
  return text;
}

function Difference({
  of: { kind, where, what, words },
  whole,
}: {
  of: DifferenceView;
  whole: boolean;
}) {
  return (
    <li>
      <span className="tag tag-accent">{kindWords[kind]}</span>
      <span>
        <b>{where}</b>
        {what !== '' && <>, {what}</>}.{' '}
        {words.map((word, index) => (
          <Word
            key={`${String(index)} ${word.mark}`}
            mark={word.mark}
            text={
              whole || word.mark !== 'same'
                ? word.text
                : shortened(word.text, index === 0, index === words.length - 1)
            }
          />
        ))}
      </span>
    </li>
  );
}

function Differences({ of, whole }: { of: readonly DifferenceView[]; whole: boolean }) {
  return (
    <ul className={whole ? 'diff-list is-whole' : 'diff-list'}>
      {of.map((one) => (
        <Difference key={`${one.kind} ${one.where} ${one.what}`} of={one} whole={whole} />
      ))}
    </ul>
  );
}

const tally = (of: readonly DifferenceView[]): string =>
  Object.entries(kindWords)
    .map(([kind, word]) => ({ word, number: of.filter((one) => one.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ word, number }) => `${String(number)} ${word.toLowerCase()}`)
    .join(', ');

/** What changed since the version it is compared with, in short; D shows it word by word. */
export function DiffPanel({ detail, onOpen }: { detail: ProtocolDetail; onOpen: () => void }) {
  const { comparedWith, differences } = detail;
  return (
    <section aria-label="Differences">
      <div className="section-title">
        <h2>
          {comparedWith === null
            ? 'Nothing to compare with'
            : `What changed from version ${comparedWith.version}`}
        </h2>
        {differences.length > 0 && (
          <span className="push">
            <span className="hide-compact">{tally(differences)} · </span>
            <button type="button" className="link" onClick={onOpen}>
              Compare word by word <KeyCap>D</KeyCap>
            </button>
          </span>
        )}
      </div>
      {differences.length === 0 ? (
        <p className="second">
          {comparedWith === null
            ? 'No other version was ever in use on this desk.'
            : `Every word is the same as in version ${comparedWith.version}.`}
        </p>
      ) : (
        <Differences of={differences} whole={false} />
      )}
    </section>
  );
}

/** D: every difference in full, taken out and put in told apart by more than colour. */
export function DiffDialog({ detail, onShut }: { detail: ProtocolDetail; onShut: () => void }) {
  const { comparedWith, differences, version } = detail;
  const title =
    comparedWith === null
      ? `Version ${version}: nothing to compare with`
      : `Version ${comparedWith.version} to version ${version}, word by word`;
  return (
    <DialogFrame title={title} wide onShut={onShut}>
      <p className="second small">
        {differences.length === 0 ? (
          'There is no difference.'
        ) : (
          <>
            {tally(differences)}. <del>Struck through</del> was taken out, <ins>underlined</ins> was
            put in.
          </>
        )}
      </p>
      <Differences of={differences} whole />
    </DialogFrame>
  );
}
