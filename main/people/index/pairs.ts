/** Many millions of (key, value) pairs, kept in flat memory and handed out sorted by key, then by value. */
export class Pairs {
  #keys = new Uint32Array(1 << 16);
  #values = new Uint32Array(1 << 16);
  #size = 0;

  add(key: number, value: number): void {
    if (this.#size === this.#keys.length) {
      this.#keys = doubled(this.#keys);
      this.#values = doubled(this.#values);
    }
    this.#keys[this.#size] = key;
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  /** Each key once with its values ascending, each once; a list is valid until the next. */
  eachList(each: (key: number, values: Uint32Array) => void): void {
    this.#sort();
    const [keys, values] = [this.#keys, this.#values];
    let from = 0;
    for (let at = 1; at <= this.#size; at++) {
      if (at < this.#size && keys[at] === keys[from]) continue;
      const list = values.subarray(from, at);
      each(keys[from] ?? 0, list.length > 1 ? once(list.sort()) : list);
      from = at;
    }
  }

  /** By key: two counting passes over sixteen bits each. */
  #sort(): void {
    for (const shift of [0, 16]) {
      const starts = new Uint32Array(65537);
      for (let at = 0; at < this.#size; at++) {
        const slot = (((this.#keys[at] ?? 0) >>> shift) & 0xffff) + 1;
        starts[slot] = (starts[slot] ?? 0) + 1;
      }
      for (let slot = 1; slot <= 65536; slot++)
        starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
      const keys = new Uint32Array(this.#size);
      const values = new Uint32Array(this.#size);
      for (let at = 0; at < this.#size; at++) {
        const key = this.#keys[at] ?? 0;
        const slot = (key >>> shift) & 0xffff;
        const to = starts[slot] ?? 0;
        starts[slot] = to + 1;
        keys[to] = key;
        values[to] = this.#values[at] ?? 0;
      }
      this.#keys = keys;
      this.#values = values;
    }
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The same values, ascending as they are, without those that come again. */
function once(ascending: Uint32Array): Uint32Array {
  let size = 0;
  for (const value of ascending) {
    if (size > 0 && ascending[size - 1] === value) continue;
    ascending[size] = value;
    size += 1;
  }
  return ascending.subarray(0, size);
}
