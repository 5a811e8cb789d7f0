/** A truth value that depends on named variables, or a constant. */
export type Gate = boolean | Node;

export type Node =
  | { readonly id: number; readonly kind: 'variable'; readonly name: string }
  | { readonly id: number; readonly kind: 'not'; readonly of: Node }
  | { readonly id: number; readonly kind: 'and' | 'or'; readonly of: readonly Node[] };

/** Makes gates of one proof. The same gate made twice is one node, so that two decisions share what they have in common. */
export type Gates = {
  readonly variable: (name: string) => Node;
  readonly not: (of: Gate) => Gate;
  readonly and: (of: readonly Gate[]) => Gate;
  readonly or: (of: readonly Gate[]) => Gate;
};

export function createGates(): Gates {
  const made = new Map<string, Node>();
  const once = (key: string, make: (id: number) => Node): Node => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const node = make(made.size);
    made.set(key, node);
    return node;
  };
  const not = (of: Gate): Gate => {
    if (typeof of === 'boolean') return !of;
    return of.kind === 'not' ? of.of : once(`!${String(of.id)}`, (id) => ({ id, kind: 'not', of }));
  };
  /** `settles` is the value that decides alone: false for and, true for or. */
  const many = (kind: 'and' | 'or', settles: boolean, parts: readonly Gate[]): Gate => {
    const nodes = new Map<number, Node>();
    for (const part of parts) {
      if (part === settles) return settles;
      if (typeof part === 'boolean') continue;
      nodes.set(part.id, part);
    }
    const kept = [...nodes.values()].toSorted((a, b) => a.id - b.id);
    if (kept.some((node) => node.kind === 'not' && nodes.has(node.of.id))) return settles;
    const [only] = kept;
    if (only === undefined) return !settles;
    if (kept.length === 1) return only;
    const key = `${kind}${kept.map(({ id }) => id).join()}`;
    return once(key, (id) => ({ id, kind, of: kept }));
  };
  return {
    variable: (name) => once(`=${name}`, (id) => ({ id, kind: 'variable', name })),
    not,
    and: (parts) => many('and', false, parts),
    or: (parts) => many('or', true, parts),
  };
}

/** The value of a gate where the variables named are true and all others false. */
export function valueOf(gate: Gate, isTrue: (name: string) => boolean): boolean {
  const seen = new Map<number, boolean>();
  const value = (node: Node): boolean => {
    const known = seen.get(node.id);
    if (known !== undefined) return known;
    const found =
      node.kind === 'variable'
        ? isTrue(node.name)
        : node.kind === 'not'
          ? !value(node.of)
          : node.kind === 'and'
            ? node.of.every(value)
            : node.of.some(value);
    seen.set(node.id, found);
    return found;
  };
  return typeof gate === 'boolean' ? gate : value(gate);
}

/** That at least `n` of these hold, for each `n` up to `most`: the last row of a counting table. */
export function atLeast(gates: Gates, of: readonly Gate[], most: number): readonly Gate[] {
  let row: Gate[] = [true, ...Array.from({ length: most }, () => false)];
  for (const one of of)
    row = row.map((before, n) =>
      n === 0 ? true : gates.or([before, gates.and([row[n - 1] ?? false, one])]),
    );
  return row;
}
