import { TriangleAlert } from 'lucide-react';
import type { DeskView } from '#shared/contract/view.ts';
import './fault.css';

type Fault = NonNullable<DeskView['fault']>;

/** A fault stopped the desk: what happened, what to do, and where the last good copy is. */
export function FaultScreen({ fault }: { fault: Fault }) {
  return (
    <main className="work fault-work" aria-label="Concord has stopped">
      <section className="fault-card" role="alert">
        <TriangleAlert className="icon" aria-hidden="true" />
        <h1>{fault.title}</h1>
        <p>{fault.text}</p>
        {fault.backup !== null && (
          <p>
            The last good copy: <b className="ref">{fault.backup}</b>
          </p>
        )}
        <p>
          <b>Go on with calls on the command system.</b> For immediate danger, grade it there and
          ring ambulance now.
        </p>
      </section>
    </main>
  );
}

/** The desk pushed something this page cannot read: better to say so than to show half a call. */
export function PageFault({ where }: { where: string }) {
  return (
    <div className="app-frame">
      <FaultScreen
        fault={{
          title: 'This page cannot show the desk',
          text: `What the desk sent does not fit this page (at ${where}). The record is safe. Close Concord and start it again.`,
          backup: null,
        }}
      />
    </div>
  );
}
