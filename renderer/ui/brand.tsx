export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 26 18" aria-hidden="true">
        <circle cx="9" cy="9" r="7.5" fill="none" stroke="currentColor" strokeWidth="2" />
        <circle cx="17" cy="9" r="7.5" fill="none" stroke="var(--accent)" strokeWidth="2" />
        <path d="M13 2.7a7.5 7.5 0 0 1 0 12.6 7.5 7.5 0 0 1 0-12.6z" fill="var(--accent)" />
      </svg>
      Concord
    </span>
  );
}
