import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadVocabulary, packsFolder } from '#main/protocol/load-pack.ts';
import { checkFacts } from '#shared/protocol/check-facts.ts';
import { destinationOrder } from '#shared/protocol/destinations.ts';
import { compareValues, valuesAtLeast } from '#shared/protocol/fact-order.ts';
import { parseVocabulary } from '#shared/protocol/vocabulary.ts';

const vocabulary = loadVocabulary();
const carried: unknown = parse(readFileSync(join(packsFolder(), 'vocabulary.yaml'), 'utf8'));

describe('the vocabulary', () => {
  it('has the destinations the code ranks, in the same order', () => {
    expect(Object.keys(vocabulary.destinations)).toEqual([...destinationOrder]);
  });

  it('keeps yes and no as words', () => {
    expect(vocabulary.facts['crime']?.values).toEqual(['yes', 'no']);
    expect(vocabulary.facts['linked_calls_24h']?.values).toContain('0');
  });

  it('orders a weapon by how near it is to a hand', () => {
    const by = (a: string, b: string) => compareValues(vocabulary, 'weapon', a, b);
    expect(by('no', 'put_away')).toBeLessThan(0);
    expect(by('carried', 'place_unknown')).toBe(0);
    expect(by('in_hand', 'within_reach')).toBeGreaterThan(0);
  });

  it('never puts "unknown" below the least serious value', () => {
    expect(compareValues(vocabulary, 'life_at_risk_now', 'unknown', 'no')).toBeGreaterThan(0);
    expect(compareValues(vocabulary, 'life_at_risk_now', 'no', 'unknown')).toBeLessThan(0);
    expect(compareValues(vocabulary, 'life_at_risk_now', 'unknown', 'yes')).toBeUndefined();
    expect(compareValues(vocabulary, 'location_known', 'unknown', 'approximate')).toBeGreaterThan(
      0,
    );
  });

  it('gives no order to a fact that has none', () => {
    expect(compareValues(vocabulary, 'setting', 'dwelling', 'school')).toBeUndefined();
    expect(valuesAtLeast(vocabulary, 'setting', 'dwelling')).toBeNull();
  });

  it('spells out "any other"', () => {
    expect(valuesAtLeast(vocabulary, 'heard', 'violence')).toEqual([
      'violence',
      'threat',
      'distress',
    ]);
  });

  it('refuses an order with a word that is no value, and levels in another order', () => {
    const broken = {
      ...(carried as object),
      levels: ['advice', 'emergency'],
      facts: { weapon: { values: ['yes', 'no'], order: [['no'], ['gun']] } },
    };
    const read = parseVocabulary(broken);
    expect(read.ok ? [] : read.error.map(({ path }) => path.join('.'))).toEqual(['levels']);
    const second = parseVocabulary({ ...broken, levels: (carried as { levels: unknown }).levels });
    expect(second.ok ? '' : second.error[0]?.text).toContain('"gun"');
  });

  const design = new URL('../../../../../shared/design/vocabulary.yaml', import.meta.url);
  describe.skipIf(!existsSync(design))(
    'beside the shared design (skipped where ../shared is absent)',
    () => {
      it('says what the shared vocabulary says', () => {
        expect(carried).toEqual(parse(readFileSync(design, 'utf8')));
      });
    },
  );
});

describe('checking facts', () => {
  it('names the nearest fact and the nearest value', () => {
    expect(checkFacts(vocabulary, { weapn: 'no' })[0]?.text).toContain('"weapon"');
    expect(checkFacts(vocabulary, { weapon: 'inhand' })[0]?.text).toContain('"in_hand"');
  });

  it('takes "unknown" everywhere, and nothing for a fact left out', () => {
    expect(checkFacts(vocabulary, { weapon: 'unknown', heard: ['unknown'] })).toEqual([]);
    expect(checkFacts(vocabulary, {})).toEqual([]);
  });

  it('refuses a list for a fact of one value, and an empty list', () => {
    expect(checkFacts(vocabulary, { weapon: ['no'] })).toHaveLength(1);
    expect(checkFacts(vocabulary, { heard: [] })).toHaveLength(1);
  });

  it('is not fooled by names every object has', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty'])
      expect(checkFacts(vocabulary, { [name]: 'yes' })).toHaveLength(1);
  });
});
