import { Car, Lock, Stethoscope } from 'lucide-react';
import type { DeskView } from '#shared/contract/view.ts';
import { useAct, useActs } from '../ui/acts.tsx';
import { Brand } from '../ui/brand.tsx';
import { useShell } from '../ui/shell.tsx';
import { hourMinuteSecond, shortDate } from '../ui/times.ts';
import { useNow } from '../ui/use-now.ts';
import { tabsOf, type TabName } from './tabs.ts';

const roleWords = {
  handler: 'Call handler',
  nurse: 'Mental-health nurse',
  supervisor: 'Supervisor',
  steward: 'Data steward',
};

function Clock() {
  const now = useNow();
  return (
    <span>
      <span className="muted hide-compact">{shortDate(now)}&ensp;</span>
      <span className="clock">{hourMinuteSecond(now)}</span>
    </span>
  );
}

/** Nurses on duty at this desk: who is free, in words. */
function nursesText(users: DeskView['users']): { free: string; rest: string } {
  const nurses = users.filter((user) => user.role === 'nurse' && user.onDuty);
  const busy = nurses.filter((user) => user.busy).length;
  const free = nurses.length - busy;
  if (nurses.length === 0) return { free: 'none on duty', rest: '' };
  return {
    free: free === 0 ? 'none free' : `${free} free`,
    rest: busy === 0 ? '' : `, ${busy} busy`,
  };
}

/** Cars that are on shift: how many could be asked. */
function unitsText(units: DeskView['resources']['units']): string {
  const on = units.filter(({ onShift }) => onShift);
  const free = on.filter((unit) => unit.free).length;
  if (on.length === 0) return 'off shift';
  return free === 0 ? 'none free' : `${String(free)} free`;
}

export function OpsStatus({ view }: { view: DeskView }) {
  const { hub, room, resources } = view;
  const nurses = nursesText(room);
  return (
    <div className="ops-status">
      <span className="hub-status">
        <i
          className={`status-dot ${hub.state === 'live' ? 'ok' : hub.state === 'none' ? 'off' : 'warn'}`}
        />
        <span>
          {hub.state === 'live' ? (
            <>
              Hub <b>Live</b>, {hub.text}
            </>
          ) : (
            <b>{hub.text}</b>
          )}
        </span>
      </span>
      <span className="staff-status">
        <Stethoscope className="icon" aria-hidden="true" />
        <span>
          Nurses <b>{nurses.free}</b>
          {nurses.rest}
        </span>
      </span>
      {resources.plannedAtMs !== null && (
        <span className="staff-status">
          <Car className="icon" aria-hidden="true" />
          <span>
            Street triage <b>{unitsText(resources.units)}</b>
          </span>
        </span>
      )}
    </div>
  );
}

function RoleTabs({ tabs }: { tabs: readonly TabName[] }) {
  const { tab, setTab } = useShell();
  const step = (by: number): void => {
    const at = tabs.findIndex(({ id }) => id === tab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next !== undefined) setTab(next.id);
  };
  useAct('next-view', () => {
    step(1);
  });
  useAct('view-before', () => {
    step(-1);
  });
  return (
    <nav className="role-tabs" aria-label="Views">
      {tabs.map(({ id, label, count }) => (
        <button
          key={id}
          type="button"
          aria-current={id === tab ? 'page' : undefined}
          onClick={() => {
            setTab(id);
          }}
        >
          {label}
          {count > 0 && <span className="count">{count}</span>}
        </button>
      ))}
    </nav>
  );
}

export function TopBar({ view }: { view: DeskView }) {
  const acts = useActs();
  const { session } = view;
  if (session.state !== 'signed-in') return null;
  return (
    <header className="top-bar">
      <Brand />
      <RoleTabs tabs={tabsOf(view, session.role)} />
      <OpsStatus view={view} />
      <div className="who">
        <Clock />
        <span className="hide-compact">
          <b>{session.name}</b>{' '}
          <span className="muted">
            {roleWords[session.role]} · {view.deskName}
          </span>
        </span>
        <span className="show-compact">
          <b>{session.name}</b>
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label="Lock screen, Control L"
          onClick={() => {
            acts.fire('lock');
          }}
        >
          <Lock className="icon" aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}

/** Before sign in: the brand, the desk's state and the time. */
export function ClosedTopBar({ view }: { view: DeskView }) {
  return (
    <header className="top-bar">
      <Brand />
      <OpsStatus view={view} />
      <div className="who">
        <Clock />
      </div>
    </header>
  );
}
