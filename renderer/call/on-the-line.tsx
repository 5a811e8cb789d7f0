import { TriangleAlert } from 'lucide-react';
import type { CallView } from '#shared/contract/call-view.ts';
import { LevelGlyph } from '../ui/level.tsx';
import { hourMinute } from '../ui/times.ts';
import './on-the-line.css';

/** What to keep in mind of whoever is on the line, above everything else that is known of them. */
export function CallerMarks({ call }: { call: CallView }) {
  return call.onTheLine.marks.map(({ id, label, why, byName, atMs, dos }) => (
    <section key={id} className="caller-mark" aria-label={label}>
      <b>
        <TriangleAlert className="icon" aria-hidden="true" /> {label}
      </b>
      <ul>
        {dos.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <span className="small muted">
        “{why}” {byName}, {hourMinute(atMs)}
      </span>
    </section>
  ));
}

/** How they are reached, and whether they know that this is shared, as rows of the caller's list. */
export function CallerRows({ call }: { call: CallView }) {
  const { channel, sharing } = call.onTheLine;
  return (
    <>
      {channel !== null && (
        <>
          <dt>Reached by</dt>
          <dd>
            <b>{channel.label}</b> {channel.reach !== null && <span>{channel.reach}</span>}
            {channel.dos.map((text) => (
              <span key={text} className="second small place-said">
                {text}
              </span>
            ))}
          </dd>
        </>
      )}
      {sharing !== null && (
        <>
          <dt>Sharing</dt>
          <dd>
            {sharing.label}, with {sharing.sharedWith}
            {sharing.why !== null && <span className="second small place-said">{sharing.why}</span>}
          </dd>
        </>
      )}
      {call.coming.askedBy !== null && (
        <>
          <dt>Asked by</dt>
          <dd>{call.coming.askedBy}</dd>
        </>
      )}
      {call.joined.length > 0 && (
        <>
          <dt>One incident</dt>
          <dd>
            {call.joined.map(({ callId, title, openedAtMs, owner, state, level, fresh }) => (
              <span key={callId} className="place-said">
                {level !== null && (
                  <>
                    <LevelGlyph level={level} />{' '}
                  </>
                )}
                <b>{title}</b>
                {openedAtMs !== null && `, ${hourMinute(openedAtMs)}`}
                <span className="second small"> {[owner, state].filter(Boolean).join(': ')}</span>
                {fresh.length > 0 && (
                  <span className="second small place-said">
                    Said there and not here: {fresh.join('. ')}
                  </span>
                )}
              </span>
            ))}
          </dd>
        </>
      )}
    </>
  );
}
