import { fold } from '#shared/people/names.ts';
import type { Related } from './expand.ts';
import names from './nicknames.json' with { type: 'json' };

/** Names and their short forms, both ways, folded. From carltonnorthern/nicknames (Apache-2.0, licence beside this file). */
export function nicknames(): Related {
  const related = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => {
    const known = related.get(one) ?? new Set<string>();
    known.add(other);
    related.set(one, known);
  };
  for (const [name, short] of Object.entries(names)) {
    for (const one of short.split(' ')) {
      const [a, b] = [fold(name).replaceAll(' ', ''), fold(one)];
      if (a === b || b === '') continue;
      add(a, b);
      add(b, a);
    }
  }
  return (name) => [...(related.get(name) ?? [])];
}
