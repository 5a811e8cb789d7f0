import type { ImportSummary as Summary } from './use-import.ts';

function Places({ title, rows }: { title: string; rows: Summary['warned'] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="summary-title">
        {title} <span className="muted">{rows.length}</span>
      </h2>
      <ul className="import-list">
        {rows.map(({ file, place, reason }) => (
          <li key={`${file} ${place} ${reason}`}>
            <b>{file}</b> <span className="ref muted">{place}</span>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was read, what it changed, and every file or place that was not taken, with the reason. */
export function ImportSummary({ of }: { of: Summary }) {
  const figures = [
    ['Files', of.files],
    ['Records read', of.read],
    ['New', of.new],
    ['Changed', of.changed],
    ['As before', of.unchanged],
  ] as const;
  const notUsed = Object.entries(of.notUsed);
  return (
    <div className="stack import-summary" aria-live="polite">
      <dl className="figure-row">
        {figures.map(([label, n]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{n}</dd>
          </div>
        ))}
      </dl>
      <Places title="Refused whole, nothing of it was kept" rows={of.rejected} />
      <Places title="Taken, look at these" rows={of.warned} />
      {notUsed.length > 0 && (
        <section aria-label="Not used">
          <h2 className="summary-title">Not used by Concord</h2>
          <p className="second">{notUsed.map(([type, n]) => `${type} ${String(n)}`).join(' · ')}</p>
        </section>
      )}
    </div>
  );
}
