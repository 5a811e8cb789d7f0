import { CheckCheck, Check, Send } from 'lucide-react';
import { adviceKindWords } from '#shared/call/advice-words.ts';
import type { AdviceView } from '#shared/contract/advice-view.ts';
import { hourMinute } from './times.ts';
import './advice.css';

/** How far a line has come, in words and with its time; the mark repeats it for a quick look. */
export function AdviceState({ of }: { of: AdviceView }) {
  const { acknowledged, rung, seen, sentAtMs } = of;
  const [Icon, words] =
    acknowledged !== null
      ? [CheckCheck, `${acknowledged.by} acknowledged ${hourMinute(acknowledged.atMs)}`]
      : rung !== null
        ? [CheckCheck, `Rung ${hourMinute(rung.atMs)}: ${rung.how}`]
        : seen !== null
          ? [Check, `Seen ${hourMinute(seen.atMs)}, ${seen.by}. Not acknowledged`]
          : [Send, `Sent ${hourMinute(sentAtMs)}. Not seen yet`];
  return (
    <span className={`advice-state ${acknowledged !== null || rung !== null ? 'is-taken' : ''}`}>
      <Icon className="icon" aria-hidden="true" /> {words}
    </span>
  );
}

/** The kind of a line and its words. */
export function AdviceLine({ of }: { of: AdviceView }) {
  return (
    <>
      <b className="advice-kind">{adviceKindWords[of.kind]}</b>
      <span className="advice-text">{of.text}</span>
    </>
  );
}
