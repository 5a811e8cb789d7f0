/** Sentences that must be seen: weaker key storage, a clock set back, no backup yet. */
export function Notices({ notices }: { notices: readonly string[] }) {
  if (notices.length === 0) return null;
  return (
    <aside className="notice-band" aria-label="Notices">
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </aside>
  );
}
