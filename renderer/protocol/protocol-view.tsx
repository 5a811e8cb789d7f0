import { useState } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import type { Role } from '#shared/contract/words.ts';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { useShell } from '../ui/shell.tsx';
import { MainPane } from './main-pane.tsx';
import { otherVersion } from './other-version.ts';
import { ProtocolDialogs } from './protocol-dialogs.tsx';
import { ReceiveDraft } from './receive-draft.tsx';
import { ReleaseChecklist } from './release-checklist.tsx';
import { useDetail } from './use-detail.ts';
import { useProtocolKeys } from './use-protocol-keys.ts';
import { useVersionActs } from './use-version-acts.ts';
import { VerifiedHead, VerifiedList } from './verified-panel.tsx';
import { VersionList } from './version-list.tsx';
import { fingerprint } from './words.ts';
import './protocol.css';

/** Everything about one version of the script: proven, compared, signed and approved here. */
export function ProtocolView({ view, role }: { view: DeskView; role: Role }) {
  const { inUse, versions } = view.protocol;
  const { open } = useShell();
  const [chosen, choose] = useState<string | null>(null);
  const line = versions.find(({ hash }) => hash === chosen) ?? inUse;
  const other = otherVersion(versions, inUse, line);
  const detail = useDetail(line);
  const acts = useVersionActs(line.hash);
  const toOther =
    other === null
      ? null
      : () => {
          choose(other.hash);
        };
  useProtocolKeys(detail, acts, toOther);
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
