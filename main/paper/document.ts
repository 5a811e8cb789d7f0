import PDFDocument from 'pdfkit';
import { Pages, printable } from './pen.ts';

export type Sheet = {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Date;
  /** At the foot of every page: bold at the left, and words before the page number. */
  readonly foot: { readonly mark: string; readonly words: string };
};

function drawFeet(pages: Pages, { mark, words }: Sheet['foot']): void {
  const { doc } = pages;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.lineWidth(0.7).moveTo(pages.left, pages.footY - 4);
    doc.lineTo(pages.left + pages.width, pages.footY - 4).stroke('black');
    doc.font('Helvetica-Bold').fontSize(13).fillColor('black');
    doc.text(printable(mark), pages.left, pages.footY, { width: 120, lineBreak: false });
    doc.font('Helvetica').fontSize(9);
    doc.text(
      printable(`${words} Page ${page - start + 1} of ${count}`),
      pages.left + 125,
      pages.footY + 3,
      {
        width: pages.width - 125,
        align: 'right',
        lineBreak: false,
      },
    );
  }
}

/**
 * A PDF on A4, byte for byte the same for the same words and date. The standard Helvetica, because the page's own typeface is a
 * variable web font that no PDF can embed as it stands; black on white only.
 */
export async function sheetOf(
  { title, author, madeAt, foot }: Sheet,
  draw: (pages: Pages) => void,
): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: printable(title),
      Author: printable(author),
      Creator: 'Concord',
      Producer: 'Concord',
      CreationDate: madeAt,
    },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
  });
  const pages = new Pages(doc);
  draw(pages);
  drawFeet(pages, foot);
  doc.end();
  return whole;
}
