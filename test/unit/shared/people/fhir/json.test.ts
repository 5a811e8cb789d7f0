import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#shared/people/fhir/json.ts';

describe('parseJson', () => {
  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
      { seed: 20251121 },
    );
  });

  it('says at which line and column it stopped', () => {
    expect(parseJson('{\n  "a": 1\n  "b": 2\n}')).toMatchObject({
      ok: false,
      error: { reason: 'not-json', place: 'line 3, column 3' },
    });
  });

  it('refuses a key that is there twice', () => {
    expect(parseJson('{"id": 1,\n "id": 2}')).toMatchObject({
      ok: false,
      error: {
        reason: 'duplicate-key',
        place: 'line 2, column 2',
        text: 'the key "id" is there twice',
      },
    });
  });

  it('refuses what is nested too deep instead of crashing', () => {
    expect(parseJson('['.repeat(100_000))).toMatchObject({
      ok: false,
      error: { reason: 'nested-too-deep' },
    });
  });

  it('passes over a byte order mark', () => {
    expect(parseJson('\uFEFF{}')).toEqual({ ok: true, value: {} });
  });
});
