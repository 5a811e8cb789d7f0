import { paperCode } from '#shared/protocol/paper-code.ts';
import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import type { Vocabulary } from '#shared/protocol/vocabulary.ts';
import { sheetOf } from '../../paper/document.ts';
import { drawFirstPage } from './first-page.ts';
import { drawRoute, drawWhomToRing } from './last-pages.ts';
import { drawQuestions } from './questions.ts';
import { drawRules } from './rules.ts';

/** A pack has no date of its own, and the same pack must give the same bytes. */
const madeAt = new Date(Date.UTC(2000, 0, 1));

/** The script as a PDF on A4, for when everything is down: byte for byte the same for the same pack and response table. */
export async function paperOf(
  pack: Pack,
  table: ResponseTable,
  vocabulary: Vocabulary,
): Promise<Buffer> {
  const code = paperCode(pack.hash);
  const sheet = {
    title: `${pack.title} ${pack.version} on paper, ${code}`,
    author: pack.owner,
    madeAt,
    foot: {
      mark: code,
      words: `${pack.id} ${pack.version}, ${pack.hash.slice(0, 12)}. Not known is treated as yes, never as no.`,
    },
  };
  return sheetOf(sheet, (pages) => {
    drawFirstPage(pages, pack, table, code);
    pages.next();
    const spoken = { pack, vocabulary };
    drawQuestions(pages, spoken);
    drawRules(pages, spoken, table);
    drawWhomToRing(pages, pack, table);
    drawRoute(pages);
  });
}
