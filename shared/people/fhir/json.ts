import { err, ok, type Result } from '#shared/kit/result.ts';

export interface SyntaxProblem {
  readonly reason: 'not-json' | 'duplicate-key' | 'nested-too-deep';
  /** "line 15, column 11", counted from 1. */
  readonly place: string;
  readonly text: string;
}

const maxDepth = 200;

class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: SyntaxProblem['reason'];
  readonly at: number;
  constructor(reason: SyntaxProblem['reason'], at: number, text: string) {
    super(text);
    this.reason = reason;
    this.at = at;
  }
}

/**
 * Reads JSON (RFC 8259) and nothing more. Unlike JSON.parse it says at which line and column it
 * stopped, and refuses an object that has a key twice: which of the two a sender meant is unknowable.
 */
export function parseJson(text: string): Result<unknown, SyntaxProblem> {
  try {
    return ok(new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text).document());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return err({ reason: error.reason, place: placeOf(text, error.at), text: error.message });
  }
}

function placeOf(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `line ${line}, column ${at - (before.lastIndexOf('\n') + 1) + 1}`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length)
      this.#stop(`nothing may follow the end, but ${this.#here()} does`);
    return value;
  }

  #value(depth: number): unknown {
    if (depth > maxDepth) {
      throw new Refused('nested-too-deep', this.#at, `it is nested more than ${maxDepth} deep`);
    }
    this.#space();
    const start = this.#text[this.#at];
    if (start === '{') return this.#object(depth);
    if (start === '[') return this.#array(depth);
    if (start === '"') return this.#string();
    return this.#wordOrNumber();
  }

  #object(depth: number): unknown {
    const entries = new Map<string, unknown>();
    this.#at += 1;
    this.#space();
    if (this.#take('}')) return {};
    for (;;) {
      this.#space();
      const keyAt = this.#at;
      if (this.#text[this.#at] !== '"')
        this.#stop(`a key in double quotes is missing before ${this.#here()}`);
      const key = this.#string();
      if (entries.has(key))
        throw new Refused('duplicate-key', keyAt, `the key "${key.slice(0, 80)}" is there twice`);
      this.#space();
      if (!this.#take(':')) this.#stop(`a colon is missing before ${this.#here()}`);
      entries.set(key, this.#value(depth + 1));
      this.#space();
      if (this.#take('}')) return Object.fromEntries(entries);
      if (!this.#take(',')) this.#stop(`a comma or } is missing before ${this.#here()}`);
    }
  }

  #array(depth: number): unknown {
    const values: unknown[] = [];
    this.#at += 1;
    this.#space();
    if (this.#take(']')) return values;
    for (;;) {
      values.push(this.#value(depth + 1));
      this.#space();
      if (this.#take(']')) return values;
      if (!this.#take(',')) this.#stop(`a comma or ] is missing before ${this.#here()}`);
    }
  }

  #string(): string {
    const plain = /[^"\\\u0000-\u001f]*/y;
    let value = '';
    this.#at += 1;
    for (;;) {
      plain.lastIndex = this.#at;
      value += plain.exec(this.#text)?.[0] ?? '';
      this.#at = plain.lastIndex;
      const next = this.#text[this.#at];
      if (next === '"') {
        this.#at += 1;
        return value;
      }
      if (next !== '\\')
        this.#stop(
          next === undefined
            ? 'the file ends inside a text'
            : 'a control character stands inside a text',
        );
      value += this.#escape();
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    const plain = escapes[letter];
    if (plain !== undefined) {
      this.#at += 2;
      return plain;
    }
    const hex = /^u([0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at + 1, this.#at + 6))?.[1];
    if (hex === undefined) this.#stop('a backslash stands before something that cannot be escaped');
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #wordOrNumber(): unknown {
    const token = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    token.lastIndex = this.#at;
    const found = token.exec(this.#text)?.[0];
    if (found === undefined) this.#stop(`a value is missing before ${this.#here()}`);
    this.#at += found.length;
    if (found === 'true') return true;
    if (found === 'false') return false;
    return found === 'null' ? null : Number(found);
  }

  #space(): void {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'x')) this.#at += 1;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #here(): string {
    const next = this.#text.slice(this.#at, this.#at + 12).split('\n')[0] ?? '';
    return next === '' ? 'the end of the line or file' : `"${next}"`;
  }

  #stop(text: string): never {
    throw new Refused('not-json', this.#at, text);
  }
}
