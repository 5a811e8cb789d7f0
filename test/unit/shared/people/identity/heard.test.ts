import { describe, expect, it } from 'vitest';
import { heardAs } from '#shared/people/identity/heard.ts';

describe('heardAs', () => {
  it.each([
    ['smith', 'smif'],
    ['thomas', 'fomas'],
    ['nolan', 'molan'],
    ['bennett', 'pennet'],
    ['catherine', 'kathryn'],
    ['philip', 'filip'],
    ['stephen', 'steven'],
    ['mohammed', 'muhamad'],
  ])('hears %s and %s alike', (one, other) => {
    expect(heardAs(one)).toBe(heardAs(other));
  });

  it.each([
    ['smith', 'jones'],
    ['anna', 'hannah'],
    ['walker', 'baker'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(heardAs(one)).not.toBe(heardAs(other));
  });
});
