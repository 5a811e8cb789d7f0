import { MapPin, Phone, TriangleAlert, User, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { dayInWords } from '#shared/people/dates.ts';
import type { PictureView } from '#shared/contract/people.ts';
import { sizeOf } from '#shared/picture/picture.ts';
import { PictureGraph } from './picture-graph.tsx';

/** One line: the mark of danger where there is one, else of what kind it is. */
function Line({
  danger,
  mark,
  children,
}: {
  danger: boolean;
  mark: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className={danger ? 'is-danger' : undefined}>
      {danger ? <TriangleAlert className="icon" aria-hidden="true" /> : mark}
      <span>
        {danger && <span className="sr-only">Danger: </span>}
        {children}
      </span>
    </li>
  );
}

/** People connected with an address or a person: never matches, and each with the words that say why. */
export function Connected({
  title,
  centre,
  picture,
}: {
  title: string;
  /** What stands in the middle of the graph. */
  centre: string;
  picture: PictureView;
}) {
  const { lines, more, places, calls } = picture;
  if (sizeOf(picture) === 0) return null;
  return (
    <section className="connected" aria-label={title}>
      <div className="flag-title">
        <Users className="icon" aria-hidden="true" />
        <h3>{title}</h3>
        <span className="push small muted">not matches</span>
      </div>
      <ul>
        {lines.map(({ personId, name, danger, why, via }) => (
          <Line
            key={`${personId} ${why}`}
            danger={danger}
            mark={<User className="icon" aria-hidden="true" />}
          >
            <b>{name}</b>
            {via !== null && <span className="muted"> through {via.name}</span>}
            <span className="second connected-why">{why}</span>
          </Line>
        ))}
        {places.map(({ place, danger, why }) => (
          <Line
            key={`${place} ${why}`}
            danger={danger}
            mark={<MapPin className="icon" aria-hidden="true" />}
          >
            <b>{place}</b>
            <span className="second connected-why">{why}</span>
          </Line>
        ))}
        {calls.map(({ id, atMs, about, what, danger }) => (
          <Line
            key={`${id} ${about?.personId ?? ''}`}
            danger={danger}
            mark={<Phone className="icon" aria-hidden="true" />}
          >
            <b>Call of {dayInWords(atMs)}</b>
            <span className="muted">
              {about === null ? ' about this address' : ` about ${about.name}`}
            </span>
            <span className="second connected-why">{what}</span>
          </Line>
        ))}
      </ul>
      {more > 0 && (
        <p className="small muted">And {more} more: too many live or lived there to show.</p>
      )}
      <details className="small">
        <summary>Show as a graph</summary>
        <PictureGraph centre={centre} picture={picture} />
      </details>
    </section>
  );
}
