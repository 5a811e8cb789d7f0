import { KeyCap } from '../ui/key-cap.tsx';
import type { Option } from './answers.ts';

/** Key, answer, what it covers. Nothing about what it would do: the screen does not steer. */
export function AnswerButton({
  option,
  unknown,
  toggled,
  onChoose,
}: {
  option: Option;
  unknown: boolean;
  /** On or off where several answers may be true; null where one key is the answer. */
  toggled: boolean | null;
  onChoose: (option: Option) => void;
}) {
  return (
    <button
      type="button"
      className={unknown ? 'answer-button is-unknown' : 'answer-button'}
      aria-keyshortcuts={option.key}
      {...(toggled === null ? {} : { 'aria-pressed': toggled })}
      onClick={() => {
        onChoose(option);
      }}
    >
      <KeyCap large>{option.key}</KeyCap>
      <span>{option.label}</span>
      {option.covers !== null && <span className="sub">{option.covers}</span>}
    </button>
  );
}
