import type { DeskView } from '#shared/contract/view.ts';
import { useActs } from '../ui/acts.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import type { Place } from '../ui/keys.ts';
import { SpokenLines } from '../ui/status.tsx';
import { hourMinuteSecond } from '../ui/times.ts';
import { useNow } from '../ui/use-now.ts';
import { stripFor } from './strip.ts';

function savedText(view: DeskView): string {
  const script = `Script version ${view.call?.pack.version ?? view.script.version}`;
  if (view.savedAtMs === null) return `Concord ${view.version} · ${script.toLowerCase()}`;
  return `${script} · saved on this desk at ${hourMinuteSecond(view.savedAtMs)}`;
}

const minuteMs = 60 * 1000;
const hourMs = 60 * 60 * 1000;

/** How old what is known about people is: without a network it only grows older. */
function cacheText({ people }: DeskView, nowMs: number): string {
  if (people.importedAtMs === null) return 'No flags on this desk';
  const hours = Math.floor(Math.max(0, nowMs - people.importedAtMs) / hourMs);
  if (hours < 1) return 'Flags less than 1 h old';
  return hours < 48 ? `Flags ${hours} h old` : `Flags ${Math.floor(hours / 24)} days old`;
}

/** The keys that act right now; a click on one works too. */
export function KeyStrip({ view, place }: { view: DeskView; place: Place }) {
  const acts = useActs();
  const now = useNow(minuteMs);
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
        <span className="nowrap">{cacheText(view, now)}</span>
        <SpokenLines />
        <span>{savedText(view)}</span>
      </span>
    </footer>
  );
}
