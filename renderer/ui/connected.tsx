import { TriangleAlert, User, Users } from 'lucide-react';
import type { PictureView } from '#shared/contract/people.ts';
import { PictureGraph } from './picture-graph.tsx';

/** People connected with an address or a person: never matches, and each with the words that say why. */
export function Connected({
  title,
  centre,
  picture: { lines, more },
}: {
  title: string;
  /** What stands in the middle of the graph. */
  centre: string;
  picture: PictureView;
}) {
  if (lines.length === 0) return null;
  return (
    <section className="connected" aria-label={title}>
      <div className="flag-title">
        <Users className="icon" aria-hidden="true" />
        <h3>{title}</h3>
        <span className="push small muted">not matches</span>
      </div>
      <ul>
        {lines.map(({ personId, name, danger, why, via }) => (
          <li key={`${personId} ${why}`} className={danger ? 'is-danger' : undefined}>
            {danger ? (
              <TriangleAlert className="icon" aria-hidden="true" />
            ) : (
              <User className="icon" aria-hidden="true" />
            )}
            <span>
              {danger && <span className="sr-only">Danger: </span>}
              <b>{name}</b>
              {via !== null && <span className="muted"> through {via.name}</span>}
              <span className="second connected-why">{why}</span>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="small muted">And {more} more: too many live or lived there to show.</p>
      )}
      <details className="small">
        <summary>Show as a graph</summary>
        <PictureGraph centre={centre} lines={lines} />
      </details>
    </section>
  );
}
