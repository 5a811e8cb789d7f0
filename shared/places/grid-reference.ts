/** A square of the National Grid: its south-west corner in metres, and the length of its sides. */
export interface GridSquare {
  readonly easting: number;
  readonly northing: number;
  readonly sizeM: number;
}

const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';

/** The south-west corner of a 100 km square from its two letters; null outside Great Britain. */
function cornerOf(pair: string): { easting: number; northing: number } | null {
  const [first, second] = [letters.indexOf(pair[0] ?? ''), letters.indexOf(pair[1] ?? '')];
  if (first < 0 || second < 0) return null;
  const easting = (((first - 2) % 5) * 5 + (second % 5)) * 100_000;
  const northing = (19 - Math.floor(first / 5) * 5 - Math.floor(second / 5)) * 100_000;
  const isIn = easting >= 0 && easting < 700_000 && northing >= 0 && northing < 1_300_000;
  return isIn ? { easting, northing } : null;
}

/**
 * A reference of the Ordnance Survey National Grid: `SK 58490 04320`, `SK5804`, two to ten figures, or an easting and a
 * northing in metres, `458490, 304320`. Null for anything else. As the Ordnance Survey has it, a reference names the
 * south-west corner of its square (A guide to coordinate systems in Great Britain, 7).
 */
export function gridSquare(text: string): GridSquare | null {
  const named = /^\s*([A-HJ-Z]{2})\s*((?:\d\s*){2,10})$/i.exec(text);
  if (named) {
    const corner = cornerOf((named[1] ?? '').toUpperCase());
    const digits = (named[2] ?? '').replace(/\s/g, '');
    if (corner === null || digits.length % 2 === 1) return null;
    const half = digits.length / 2;
    const sizeM = 10 ** (5 - half);
    return {
      easting: corner.easting + Number(digits.slice(0, half)) * sizeM,
      northing: corner.northing + Number(digits.slice(half)) * sizeM,
      sizeM,
    };
  }
  const pair = /^\s*(\d{4,6}(?:\.\d+)?)\s*[,\s]\s*(\d{4,7}(?:\.\d+)?)\s*$/.exec(text);
  if (!pair) return null;
  const [easting, northing] = [Number(pair[1]), Number(pair[2])];
  return easting < 700_000 && northing < 1_300_000 ? { easting, northing, sizeM: 1 } : null;
}

/** `SK 58490 04320` for a point in metres; null outside the grid. */
export function gridReference(easting: number, northing: number): string | null {
  const [column, row] = [Math.floor(easting / 100_000), Math.floor(northing / 100_000)];
  if (column < 0 || column > 6 || row < 0 || row > 12) return null;
  const first = 17 - Math.floor(row / 5) * 5 + Math.floor(column / 5);
  const second = 20 - (row % 5) * 5 + (column % 5);
  const within = (metres: number): string => String(Math.floor(metres) % 100_000).padStart(5, '0');
  return `${letters[first] ?? ''}${letters[second] ?? ''} ${within(easting)} ${within(northing)}`;
}
