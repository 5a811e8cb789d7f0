/** A stretch of wire in one gutter, from one height to another. */
export type Run = {
  readonly gutter: number;
  readonly net: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'next' | 'route' | 'emergency';
};

/** Two wires nearer than this would be read as one. */
const apart = 6;

const clash = (a: Run, b: Run): boolean =>
  a.net !== b.net &&
  Math.min(a.from, a.to) - apart < Math.max(b.from, b.to) &&
  Math.min(b.from, b.to) - apart < Math.max(a.from, a.to);

export type Tracks = {
  /** How many wires stand side by side in each gutter. */
  readonly count: readonly number[];
  readonly of: (run: Run) => number;
};

/** Gives every run a track of its gutter, so that no two nets lie on each other; reds to the left. */
export function tracksOf(runs: readonly Run[], gutters: number): Tracks {
  const given = new Map<Run, number>();
  const count: number[] = [];
  for (let gutter = 0; gutter < gutters; gutter += 1) {
    const mine = runs.filter((run) => run.gutter === gutter);
    const lists: Run[][] = [];
    const place = (run: Run, first: number): void => {
      let track = lists.findIndex(
        (list, index) => index >= first && list.every((other) => !clash(run, other)),
      );
      if (track < 0) track = lists.push([]) - 1;
      lists[track]?.push(run);
      given.set(run, track);
    };
    const reds = mine.filter(({ kind }) => kind === 'emergency');
    for (const run of reds.toSorted((a, b) => a.net.localeCompare(b.net, 'en'))) place(run, 0);
    const first = lists.length;
    const rest = mine.filter(({ kind }) => kind !== 'emergency');
    for (const run of rest.toSorted((a, b) => Math.min(a.from, a.to) - Math.min(b.from, b.to)))
      place(run, first);
    count.push(lists.length);
  }
  return { count, of: (run) => given.get(run) ?? 0 };
}
