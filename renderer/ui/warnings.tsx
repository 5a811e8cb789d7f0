import { TriangleAlert } from 'lucide-react';
import type { ResourcesView } from '#shared/contract/resources.ts';
import './warnings.css';

/** What will matter soon, and what one does then; nothing where there is nothing to warn of. */
export function Warnings({
  warnings,
  most = warnings.length,
}: {
  warnings: ResourcesView['warnings'];
  most?: number;
}) {
  if (warnings.length === 0) return null;
  const more = warnings.length - most;
  return (
    <ul className="warnings" aria-label="Before it matters">
      {warnings.slice(0, most).map(({ id, text, instead }) => (
        <li key={id}>
          <TriangleAlert className="icon" aria-hidden="true" />
          <span>
            <b>{text}.</b> <span className="second">Instead: {instead}.</span>
          </span>
        </li>
      ))}
      {more > 0 && (
        <li>
          <span className="small muted">And {more} more: / resources</span>
        </li>
      )}
    </ul>
  );
}
