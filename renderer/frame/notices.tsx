/** Sentences that must be seen: weaker key storage, a clock set back, no backup yet. */
export function Notices({
  notices,
  brief = false,
}: {
  notices: readonly string[];
  /** One line, where a call needs the room; the ready screen has them in full. */
  brief?: boolean;
}) {
  if (notices.length === 0) return null;
  if (brief)
    return (
      <aside className="notice-band is-brief clip" aria-label="Notices">
        {notices.join(' · ')}
      </aside>
    );
  return (
    <aside className="notice-band" aria-label="Notices">
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </aside>
  );
}
