import type { CallView } from '#shared/contract/call-view.ts';
import { PersonSearch } from '../ui/person-search.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { CallerPop } from './caller-pop.tsx';
import { AddressFlags, PersonCard } from './person-card.tsx';

/** The left pane: who rings, whom it is about, and what is already known. */
export function WhoWhere({ call }: { call: CallView }) {
  return (
    <aside className="pane who-where" aria-label="Who and where">
      <ScrollPane label="Caller and person">
        <CallerPop call={call} />
        <PersonSearch
          key={call.id}
          callId={call.id}
          chosen={call.person?.personId ?? null}
          lookFor={call.number ?? ''}
        />
        {call.person !== null && (
          <>
            <PersonCard callId={call.id} person={call.person} />
            <AddressFlags person={call.person} />
          </>
        )}
      </ScrollPane>
    </aside>
  );
}
