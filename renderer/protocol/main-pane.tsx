import type { ProtocolDetail } from '#shared/contract/protocol.ts';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { useShell } from '../ui/shell.tsx';
import { DiffPanel } from './diff-list.tsx';
import { ReplayPanel } from './replay-panel.tsx';
import { ScriptPane } from './script-pane.tsx';
import type { VersionActs } from './use-version-acts.ts';

/** The script, and under it what changed and what past calls would have become. */
export function MainPane({ detail, acts }: { detail: ProtocolDetail; acts: VersionActs }) {
  const { open } = useShell();
  return (
    <main className="pane pane-main" aria-label="Protocol">
      <ScriptPane key={detail.hash} detail={detail} />
      <div className="protocol-foot">
        <ScrollPane label="What changed">
          <DiffPanel
            detail={detail}
            onOpen={() => {
              open({ name: 'differences' });
            }}
          />
        </ScrollPane>
        <ScrollPane label="Past calls">
          <ReplayPanel
            detail={detail}
            busy={acts.busy === 'replay'}
            onRun={acts.replay}
            onSign={(row) => {
              open({ name: 'sign-changes', row });
            }}
          />
        </ScrollPane>
      </div>
    </main>
  );
}
