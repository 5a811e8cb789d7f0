import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { ProtocolDetail, VersionLine } from '#shared/contract/protocol.ts';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import type { VersionActs } from './use-version-acts.ts';

const marks = {
  done: { Icon: CircleCheck, words: 'Done: ' },
  waiting: { Icon: CircleDashed, words: 'Waiting: ' },
  broken: { Icon: CircleX, words: 'Broken: ' },
};

function CheckRow({
  of: { title, detail, state, count },
}: {
  of: ProtocolDetail['checklist'][number];
}) {
  const { Icon, words } = marks[state];
  return (
    <li className={`is-${state}`}>
      <Icon className="icon" aria-hidden="true" />
      <span>
        <span className="sr-only">{words}</span>
        {title}
        <small>{detail}</small>
      </span>
      <small>{count === '' ? (state === 'done' ? 'done' : '') : count}</small>
    </li>
  );
}

const owners = { clinical: 'clinical', police: 'police' };

function titleOf({ version, state }: ProtocolDetail): string {
  if (state === 'in-use') return `Version ${version} is in use`;
  if (state === 'retired') return `Version ${version} was in use before`;
  return `Before version ${version} can be used`;
}

/** The four steps before a version can be used, and what whoever is signed in may do about them. */
export function ReleaseChecklist({
  detail,
  other,
  acts,
  onOther,
  onApprove,
  onUse,
}: {
  detail: ProtocolDetail;
  other: VersionLine | null;
  acts: VersionActs;
  onOther: () => void;
  onApprove: () => void;
  onUse: () => void;
}) {
  const { may, checklist, state } = detail;
  const usable = state !== 'in-use';
  return (
    <section className="section" aria-label="Release">
      <div className="section-title">
        <h2>{titleOf(detail)}</h2>
      </div>
      <ul className="check-list">
        {checklist.map((line) => (
          <CheckRow key={line.id} of={line} />
        ))}
      </ul>
      <div className="row version-acts">
        {may.approve !== null && (
          <Button kind="primary" onPress={onApprove}>
            Approve as {owners[may.approve]} owner
          </Button>
        )}
        {other !== null && (
          <Button onPress={onOther}>
            Open {other.state === 'draft' || other.state === 'verified' ? 'draft ' : 'version '}
            {other.version} <KeyCap>O</KeyCap>
          </Button>
        )}
        {usable && (
          <Button
            kind={may.putInUse ? 'primary' : 'plain'}
            isDisabled={!may.putInUse}
            onPress={onUse}
          >
            Put into use
          </Button>
        )}
        <Button isDisabled={acts.busy === 'paper'} onPress={acts.paper}>
          Write paper copy
        </Button>
      </div>
      {usable && !may.putInUse && may.why !== null && <p className="small second">{may.why}</p>}
      {acts.paperAt !== null && (
        <p className="small second" role="status">
          Written to <span className="ref paper-path">{acts.paperAt}</span>. Print it and keep it
          where everybody finds it when the desk is down.
        </p>
      )}
    </section>
  );
}
