import { useState } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { useAct } from '../ui/acts.tsx';
import { DangerBar } from '../ui/danger-bar.tsx';
import { ReleaseItem } from './release-item.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { useQuarantine } from './use-quarantine.ts';
import './nurse.css';
import './release.css';

/** What came from the NHS waits here until a nurse releases it, field by field (design section 4). */
export function ReleaseView({ view }: { view: DeskView }) {
  const items = useQuarantine(view.people.waiting) ?? [];
  const [chosen, choose] = useState<string | null>(null);
  const shown = items.find(({ itemId }) => itemId === chosen) ?? items[0];
  const step = (by: number): void => {
    const at = items.findIndex(({ itemId }) => itemId === shown?.itemId);
    const next = items[Math.min(items.length - 1, Math.max(0, at + by))];
    if (next !== undefined) choose(next.itemId);
  };
  useAct('next', () => {
    step(1);
  });
  useAct('before', () => {
    step(-1);
  });
  return (
    <div className="work work-release">
      <aside className="pane" aria-label="Waiting for release">
        <div className="pane-header">
          <h2>Waiting for release</h2>
          <span className="push small muted">{view.people.waiting} from the NHS</span>
        </div>
        <ScrollPane label="Items">
          <ul>
            {items.map(({ itemId, person, kind, owner }) => (
              <li key={itemId}>
                <button
                  type="button"
                  className="queue-row is-plain"
                  aria-current={itemId === shown?.itemId ? 'true' : undefined}
                  onClick={() => {
                    choose(itemId);
                  }}
                >
                  <b>{person}</b>
                  <span className="what">{kind}</span>
                  <span className="from">{owner}</span>
                </button>
              </li>
            ))}
          </ul>
        </ScrollPane>
      </aside>
      <main className="pane pane-main" aria-label="Release">
        <ScrollPane label="The item">
          {shown === undefined ? (
            <div className="ready">
              <header>
                <h1>Nothing waits for release</h1>
                <p className="lede">
                  What an import brings from the NHS appears here. Until a nurse releases it, no
                  call handler sees it.
                </p>
              </header>
            </div>
          ) : (
            <ReleaseItem
              key={shown.itemId}
              item={shown}
              onReleased={() => {
                choose(null);
              }}
            />
          )}
        </ScrollPane>
        <DangerBar />
      </main>
    </div>
  );
}
