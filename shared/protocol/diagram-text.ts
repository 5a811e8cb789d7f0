/**
 * Where the text of a box in the picture of the script stands, in CSS pixels. The layout leaves this
 * much room and whoever draws it (screen, SVG file) keeps to it.
 */
export const diagramText = {
  padding: 10,
  /** Baseline of the number, which the note goes on from, and of each line under it. */
  number: 18,
  noteStep: 15,
  lineStep: 17,
  labelStep: 15,
  linePx: 13,
  notePx: 12,
  labelPx: 12,
  /** A pill: the level's shape, then the name, then the note. */
  pillTextX: 34,
  pillName: 20,
} as const;

/** Baselines of a question's lines: under its number and the lines of its note. */
export const linesStart = (noteLines: number): number =>
  diagramText.number + (Math.max(1, noteLines) - 1) * diagramText.noteStep + diagramText.lineStep;

/** What stands beside the number: "changed", "new", or nothing. */
export const markWord = (mark: 'same' | 'changed' | 'new'): string => (mark === 'same' ? '' : mark);
