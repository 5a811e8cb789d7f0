import { useState } from 'react';
import type { ProtocolDetail, VersionLine } from '#shared/contract/protocol.ts';
import type { DeskView } from '#shared/contract/view.ts';
import type { Role } from '#shared/contract/words.ts';
import { useAct } from '../ui/acts.tsx';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { DiffPanel } from './diff-list.tsx';
import { otherVersion } from './other-version.ts';
import { ProtocolDialogs } from './protocol-dialogs.tsx';
import { ReceiveDraft } from './receive-draft.tsx';
import { ReleaseChecklist } from './release-checklist.tsx';
import { ReplayPanel } from './replay-panel.tsx';
import { ScriptPane } from './script-pane.tsx';
import { useDetail } from './use-detail.ts';
import { useVersionActs, type VersionActs } from './use-version-acts.ts';
import { VerifiedHead, VerifiedList } from './verified-panel.tsx';
import { VersionList } from './version-list.tsx';
import { fingerprint } from './words.ts';
import './protocol.css';

type Open = { readonly line: VersionLine; readonly other: VersionLine | null };

function MainPane({ detail, acts }: { detail: ProtocolDetail; acts: VersionActs }) {
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

function useKeys(
  detail: ProtocolDetail | null,
  acts: VersionActs,
  toOther: (() => void) | null,
): void {
  const { open } = useShell();
  const { refuse, say } = useStatus();
  useAct('verify', () => {
    if (detail?.may.verify === true) acts.verify();
    else refuse('Your role may not check this version. Ask a supervisor, a nurse or the steward.');
  });
  useAct('replay', () => {
    if (detail?.may.replay === true) acts.replay();
    else refuse('There is no other version to replay past calls against.');
  });
  useAct('differences', () => {
    open({ name: 'differences' });
  });
  useAct('other-version', () => {
    if (toOther === null) say('This desk has no other version');
    else toOther();
  });
}

/** Everything about one version of the script: proven, compared, signed and approved here. */
export function ProtocolView({ view, role }: { view: DeskView; role: Role }) {
  const { inUse, versions } = view.protocol;
  const { open } = useShell();
  const [chosen, choose] = useState<string | null>(null);
  const line = versions.find(({ hash }) => hash === chosen) ?? inUse;
  const shown: Open = { line, other: otherVersion(versions, inUse, line) };
  const detail = useDetail(line);
  const acts = useVersionActs(line.hash);
  const { other } = shown;
  const toOther =
    other === null
      ? null
      : () => {
          choose(other.hash);
        };
  useKeys(detail, acts, toOther);
  const name = view.session.state === 'signed-in' ? view.session.name : '';
  return (
    <div className="work work-protocol">
      {detail === null ? (
        <main className="pane pane-main" aria-label="Protocol">
          <header className="pane-header">
            <h1>
              {line.title}, version {line.version}
            </h1>
          </header>
          <p className="protocol-wait second" role="status">
            Drawing the script.
          </p>
        </main>
      ) : (
        <MainPane detail={detail} acts={acts} />
      )}
      <aside className="pane" aria-label="Proof and release">
        {detail !== null && <VerifiedHead detail={detail} busy={acts.busy === 'verify'} />}
        <ScrollPane label="Properties, release and versions">
          {detail !== null && (
            <>
              <section className="section" aria-label="Properties">
                <VerifiedList detail={detail} />
                {detail.may.verify && (
                  <p className="check-again">
                    <Button isDisabled={acts.busy === 'verify'} onPress={acts.verify}>
                      {detail.verification === null ? 'Check every call' : 'Check again'}{' '}
                      <KeyCap>V</KeyCap>
                    </Button>
                  </p>
                )}
                <p className="provenance small muted">
                  Fingerprint <b className="ref">{fingerprint(line.hash)}</b>
                  <span>{line.says}</span>
                </p>
              </section>
              <ReleaseChecklist
                detail={detail}
                other={other}
                acts={acts}
                onOther={() => toOther?.()}
                onApprove={() => {
                  open({ name: 'approve-version' });
                }}
                onUse={() => {
                  open({ name: 'use-version' });
                }}
              />
            </>
          )}
          <section className="section" aria-label="Versions">
            <div className="section-title">
              <h2>Versions</h2>
            </div>
            <VersionList versions={versions} open={line.hash} onOpen={choose} />
            {role !== 'nurse' && <ReceiveDraft onReceived={choose} />}
          </section>
        </ScrollPane>
      </aside>
      {detail !== null && <ProtocolDialogs detail={detail} name={name} />}
    </div>
  );
}
