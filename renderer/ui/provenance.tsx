import type { PersonView } from '#shared/contract/person-view.ts';

type Source = NonNullable<PersonView['plan']>['provenance'];

/** Owner, review date and basis, always in sight: never behind a hover. */
export function Provenance({ from, indented = false }: { from: Source; indented?: boolean }) {
  return (
    <p className={indented ? 'provenance is-indented' : 'provenance'}>
      <span>
        Owner <b>{from.owner}</b>
      </span>
      <span>
        Review <b>{from.review}</b>
      </span>
      <span>
        Basis <b>{from.basis}</b>
      </span>
      {from.released !== null && <span>{from.released}</span>}
    </p>
  );
}
