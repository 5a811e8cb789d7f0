import type { DeskView } from '#shared/contract/view.ts';
import { useActs } from '../ui/acts.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import type { Place } from '../ui/keys.ts';
import { SpokenLines } from '../ui/status.tsx';
import { hourMinuteSecond } from '../ui/times.ts';
import { stripFor } from './strip.ts';

function savedText(view: DeskView): string {
  const script = `Script version ${view.call?.pack.version ?? view.script.version}`;
  if (view.savedAtMs === null) return `Concord ${view.version} · ${script.toLowerCase()}`;
  return `${script} · saved on this desk at ${hourMinuteSecond(view.savedAtMs)}`;
}

/** The keys that act right now; a click on one works too. */
export function KeyStrip({ view, place }: { view: DeskView; place: Place }) {
  const acts = useActs();
  const role = view.session.state === 'signed-in' ? view.session.role : null;
  return (
    <footer className="key-strip" aria-label="Keyboard">
      {stripFor(place, role, view.call).map(({ caps, label, act, roomy }) => {
        const inside = (
          <>
            {caps.map((cap) => (cap === 'to' ? cap : <KeyCap key={cap}>{cap}</KeyCap>))}
            {label}
          </>
        );
        const className = roomy ? 'hide-compact' : undefined;
        return act === null ? (
          <span key={label} className={className}>
            {inside}
          </span>
        ) : (
          <button
            key={label}
            type="button"
            tabIndex={-1}
            className={className}
            onClick={() => {
              acts.fire(act);
            }}
          >
            {inside}
          </button>
        );
      })}
      <span className="push">
        <SpokenLines />
        <span>{savedText(view)}</span>
      </span>
    </footer>
  );
}
