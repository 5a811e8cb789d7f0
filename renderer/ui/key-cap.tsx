export function KeyCap({ children, large = false }: { children: string; large?: boolean }) {
  return <kbd className={large ? 'key key-lg' : 'key'}>{children}</kbd>;
}

/** `/` and the word to type, for what has no key of its own. */
export function Command({ word }: { word: string }) {
  return (
    <span className="cmd">
      <KeyCap>/</KeyCap>
      {word}
    </span>
  );
}
