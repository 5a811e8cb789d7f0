import type { ResourcesView } from '#shared/contract/resources.ts';

/** Places in section 136 suites: how many, who there said so and when, and whom to ring with none. */
export function Suites({ suites }: { suites: ResourcesView['suites'] }) {
  if (suites.length === 0) return null;
  return (
    <section className="section" aria-label="Section 136 suites">
      <div className="section-title">
        <h3>Section 136 suite</h3>
      </div>
      <div className="suite-list">
        {suites.map(({ name, places, free, stale, said, ifNone, telephone }) => (
          <dl key={name}>
            <dt>{name}</dt>
            <dd>
              <b>
                {free === null
                  ? 'Not confirmed'
                  : `${String(free)} of ${String(places)} free${stale ? ', too long ago' : ''}`}
              </b>{' '}
              {telephone !== null && <span className="ref">{telephone}</span>}
            </dd>
            <dt>Confirmed by</dt>
            <dd>{said}</dd>
            <dt>If none free</dt>
            <dd>{ifNone}</dd>
          </dl>
        ))}
      </div>
    </section>
  );
}
