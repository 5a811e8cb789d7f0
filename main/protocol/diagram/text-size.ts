/** Widths of Atkinson Hyperlegible in ems, on the generous side: what fits by these fits on screen. */
const narrow = new Set("iljtfrI.,:;'’‘|!()[]- ·");
const wide = new Set('mwMW@%“”—');

const emOf = (letter: string): number => {
  if (narrow.has(letter)) return 0.33;
  if (wide.has(letter)) return 0.86;
  if (letter >= 'A' && letter <= 'Z') return 0.66;
  return 0.54;
};

/** How wide the text is at this size, in pixels; never less than the browser makes it. */
export const widthOf = (text: string, px: number): number =>
  Array.from(text, emOf).reduce((sum, em) => sum + em, 0) * px;

/** The text cut to the width, with an ellipsis where something was left out. */
function cut(text: string, width: number, px: number): string {
  if (widthOf(text, px) <= width) return text;
  let kept = text;
  while (kept !== '' && widthOf(`${kept}…`, px) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/**
 * The text in lines no wider than `width`, at most `most` of them: the last is then cut with an
 * ellipsis. `taken` is what already stands at the beginning of the first line.
 */
export function wrap(
  text: string,
  { width, px, most, taken = 0 }: { width: number; px: number; most: number; taken?: number },
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const room = (): number => (lines.length === 0 ? width - taken : width);
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, px) <= room() || (line === '' && lines.length > 0)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines.slice(0, most);
  const rest = lines.slice(most - 1).join(' ');
  return shown.map((one, index) =>
    cut(index === most - 1 ? rest : one, index === 0 ? width - taken : width, px),
  );
}
