interface Due {
  readonly atMs: number;
  readonly order: number;
  readonly then: () => void;
}

/** Time that moves only to the next thing that is due. What is due at the same moment happens in the order it was asked for. */
export class FakeClock {
  readonly #heap: Due[] = [];
  #nowMs: number;
  #order = 0;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  after(ms: number, then: () => void): void {
    this.at(this.#nowMs + ms, then);
  }

  at(atMs: number, then: () => void): void {
    const due = { atMs: Math.max(atMs, this.#nowMs), order: (this.#order += 1), then };
    this.#heap.push(due);
    this.#rise(this.#heap.length - 1);
  }

  /** Runs to the end, or until `untilMs`. */
  run(untilMs: number): void {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined || first.atMs > untilMs) return;
      this.#takeFirst();
      this.#nowMs = first.atMs;
      first.then();
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return one !== undefined;
    return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }

  #rise(from: number): void {
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #takeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const least = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (least >= this.#heap.length || !this.#isBefore(least, at)) return;
      this.#swap(at, least);
      at = least;
    }
  }
}
