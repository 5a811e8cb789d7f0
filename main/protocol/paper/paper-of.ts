import PDFDocument from 'pdfkit';
import { paperCode } from '#shared/protocol/paper-code.ts';
import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import type { Vocabulary } from '#shared/protocol/vocabulary.ts';
import { drawFirstPage } from './first-page.ts';
import { drawRoute, drawWhomToRing } from './last-pages.ts';
import { Pages, printable } from './pen.ts';
import { drawQuestions } from './questions.ts';
import { drawRules } from './rules.ts';

/** A pack has no date of its own, and the same pack must give the same bytes. */
const madeAt = new Date(Date.UTC(2000, 0, 1));

function drawFeet(pages: Pages, pack: Pack, code: string): void {
  const { doc } = pages;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.lineWidth(0.7).moveTo(pages.left, pages.footY - 4);
    doc.lineTo(pages.left + pages.width, pages.footY - 4).stroke('black');
    doc.font('Helvetica-Bold').fontSize(13).fillColor('black');
    doc.text(code, pages.left, pages.footY, { width: 120, lineBreak: false });
    doc.font('Helvetica').fontSize(9);
    const words = `${pack.id} ${pack.version}, ${pack.hash.slice(0, 12)}. Not known is treated as yes, never as no. Page ${page - start + 1} of ${count}`;
    doc.text(printable(words), pages.left + 125, pages.footY + 3, {
      width: pages.width - 125,
      align: 'right',
      lineBreak: false,
    });
  }
}

/**
 * The script as a PDF on A4, for when everything is down: byte for byte the same for the same pack
 * and response table. The standard Helvetica, because the page's own typeface is a variable web font
 * that no PDF can embed as it stands; black on white only.
 */
export async function paperOf(
  pack: Pack,
  table: ResponseTable,
  vocabulary: Vocabulary,
): Promise<Buffer> {
  const code = paperCode(pack.hash);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: printable(`${pack.title} ${pack.version} on paper, ${code}`),
      Author: printable(pack.owner),
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
  drawFirstPage(pages, pack, table, code);
  pages.next();
  const spoken = { pack, vocabulary };
  drawQuestions(pages, spoken);
  drawRules(pages, spoken, table);
  drawWhomToRing(pages, pack, table);
  drawRoute(pages);
  drawFeet(pages, pack, code);
  doc.end();
  return whole;
}
