import type { ReactNode } from 'react';

/** Scrolls, and can be reached with Tab, so that the arrow keys scroll it. */
export function ScrollPane({
  label,
  className = '',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={`pane-scroll ${className}`}
      role="region"
      aria-label={label}
      // WCAG 2.1.1: what scrolls must scroll by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {children}
    </div>
  );
}
