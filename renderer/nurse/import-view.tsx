import { useId } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { DangerBar } from '../ui/danger-bar.tsx';
import { hourMinute, shortDate } from '../ui/times.ts';
import { Duplicates } from './duplicates.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportSummary } from './import-summary.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { WordingList } from './wording-list.tsx';
import { useImport } from './use-import.ts';
import './import.css';

function stateOfCache({ people }: DeskView): string {
  const kept = `${people.count.toLocaleString('en-GB')} ${people.count === 1 ? 'person is' : 'people are'} kept on this desk`;
  const waiting = people.waiting === 1 ? '1 item waits' : `${String(people.waiting)} items wait`;
  return people.importedAtMs === null
    ? `${kept}. Nothing was ever imported here.`
    : `${kept}, last imported ${shortDate(people.importedAtMs)} at ${hourMinute(people.importedAtMs)}. ${waiting} for a nurse to release.`;
}

/** The steward brings in what partners sent: HL7 FHIR R4 files, each taken whole or refused whole. */
export function ImportView({ view }: { view: DeskView }) {
  const { busy, summary, bring } = useImport();
  const fileId = useId();
  return (
    <div className="work">
      <main className="pane pane-main" aria-label="Import">
        <ScrollPane label="Import" className="import-body">
          <header>
            <h1>Import flags and care plans</h1>
            <p className="lede">{stateOfCache(view)}</p>
          </header>
          <div className="field import-field">
            <label htmlFor={fileId}>
              FHIR files from a partner (JSON, XML, NDJSON), or tables (CSV) with their mapping
              file, up to 50 at once
            </label>
            <input
              id={fileId}
              className="input"
              type="file"
              multiple
              accept=".json,.xml,.ndjson,.csv,.txt,.yaml,.yml,application/json,application/fhir+json,application/fhir+xml"
              disabled={busy || view.people.importing !== null}
              onChange={(event) => {
                const chosen = [...(event.target.files ?? [])];
                // The same file must be choosable again after it was corrected.
                event.target.value = '';
                void bring(chosen);
              }}
            />
            <p className="small muted">
              What comes from the NHS is not shown to call handlers until a nurse releases it. A
              file with a fault is refused whole, with the place and the reason.
            </p>
          </div>
          {view.people.importing === null ? (
            busy && <p role="status">Reading the files.</p>
          ) : (
            <ImportProgress of={view.people.importing} />
          )}
          {summary !== null && <ImportSummary of={summary} />}
          <WordingList />
          {view.session.state === 'signed-in' && view.session.role === 'steward' && <Duplicates />}
        </ScrollPane>
        <DangerBar />
      </main>
    </div>
  );
}
