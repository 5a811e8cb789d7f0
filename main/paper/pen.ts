import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;

export type Style = {
  readonly size?: number;
  readonly bold?: boolean;
  readonly slanted?: boolean;
  /** White on black, for what must be seen in grey as well. */
  readonly reversed?: boolean;
  /** Added below, in points. */
  readonly after?: number;
};

export const line = 0.7;

const fontOf = ({ bold, slanted }: Style): string =>
  bold === true ? 'Helvetica-Bold' : slanted === true ? 'Helvetica-Oblique' : 'Helvetica';

/** Letters the standard fonts lack lose their accent; nothing turns into another letter. */
export const printable = (text: string): string =>
  Array.from(text.replaceAll('→', 'to').replaceAll('≥', 'at least '))
    .map((letter) =>
      /[\u0020-\u007e\u00a0-\u00ff‘’“”–—•…€]/u.test(letter)
        ? letter
        : letter.normalize('NFD').replaceAll(/[^\u0020-\u007e]/gu, ''),
    )
    .join('');

/**
 * Writes downwards from a point. A dry pen only measures, so that what belongs together is measured
 * first and then put on a page where it fits whole.
 */
export class Pen {
  readonly doc: Doc;
  readonly dry: boolean;
  readonly x: number;
  readonly width: number;
  y: number;

  constructor(doc: Doc, dry: boolean, x: number, y: number, width: number) {
    this.doc = doc;
    this.dry = dry;
    this.x = x;
    this.y = y;
    this.width = width;
  }

  text(words: string, style: Style = {}): void {
    const { size = 11, after = 2, reversed = false } = style;
    const said = printable(words);
    this.doc.font(fontOf(style)).fontSize(size);
    const pad = reversed ? 3 : 0;
    const width = this.width - 2 * pad;
    const options = { width, lineGap: 1 };
    const height = this.doc.heightOfString(said, options);
    if (!this.dry) {
      if (reversed) this.doc.rect(this.x, this.y - 1, this.width, height + 2).fill('black');
      this.doc
        .fillColor(reversed ? 'white' : 'black')
        .text(said, this.x + pad, this.y + (reversed ? 2.5 : 0), options)
        .fillColor('black');
    }
    this.y += height + after;
  }

  space(points: number): void {
    this.y += points;
  }

  rule(weight = line): void {
    if (!this.dry)
      this.doc
        .lineWidth(weight)
        .moveTo(this.x, this.y)
        .lineTo(this.x + this.width, this.y)
        .stroke('black');
    this.y += weight + 4;
  }

  /** An empty box at this height; it takes no room of its own. */
  box(x: number, width: number, height: number): void {
    if (!this.dry) this.doc.lineWidth(line).rect(x, this.y, width, height).stroke('black');
  }

  /** A label with a line to write on. */
  blank(label: string, height = 26): void {
    this.doc.font('Helvetica').fontSize(9);
    if (!this.dry) {
      this.doc.fillColor('black').text(printable(label), this.x, this.y, { width: this.width });
      const at = this.y + height - 3;
      this.doc
        .lineWidth(line)
        .moveTo(this.x, at)
        .lineTo(this.x + this.width, at)
        .stroke('black');
    }
    this.y += height + 3;
  }

  /** A box to tick with words beside it. */
  tick(words: string, style: Style = {}): void {
    this.box(this.x, 9, 9);
    const beside = new Pen(this.doc, this.dry, this.x + 14, this.y, this.width - 14);
    beside.text(words, style);
    this.y = Math.max(beside.y, this.y + 12);
  }

  /** Side by side, `shares` of the width each; goes on below the longest. */
  columns(shares: readonly number[], parts: readonly ((pen: Pen) => void)[], gap = 12): void {
    const all = shares.reduce((sum, share) => sum + share, 0);
    const room = this.width - gap * (shares.length - 1);
    let { x } = this;
    let lowest = this.y;
    for (const [index, part] of parts.entries()) {
      const width = (room * (shares[index] ?? 0)) / all;
      const pen = new Pen(this.doc, this.dry, x, this.y, width);
      part(pen);
      lowest = Math.max(lowest, pen.y);
      x += width + gap;
    }
    this.y = lowest;
  }
}

const a4 = { width: 595.28, height: 841.89 };
const margin = { side: 42, top: 40, bottom: 62 };

/** Pages filled from above. A block never lies on two of them. */
export class Pages {
  readonly doc: Doc;
  #y = margin.top;

  constructor(doc: Doc) {
    this.doc = doc;
  }

  get footY(): number {
    return a4.height - margin.bottom + 14;
  }

  get width(): number {
    return a4.width - 2 * margin.side;
  }

  get left(): number {
    return margin.side;
  }

  next(): void {
    this.doc.addPage();
    this.#y = margin.top;
  }

  block(draw: (pen: Pen) => void): void {
    const dry = new Pen(this.doc, true, margin.side, 0, this.width);
    draw(dry);
    if (this.#y + dry.y > a4.height - margin.bottom && this.#y > margin.top) this.next();
    const pen = new Pen(this.doc, false, margin.side, this.#y, this.width);
    draw(pen);
    this.#y = pen.y;
  }
}
