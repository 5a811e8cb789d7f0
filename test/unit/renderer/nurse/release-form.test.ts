import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { emptyRelease, releaseRequest, type ReleaseDraft } from '#renderer/nurse/release-form.ts';

const whole: ReleaseDraft = {
  fields: ['whatHelps'],
  purpose: ' So that handlers answer as he asked ',
  basis: 'UK GDPR 6(1)(e), 9(2)(g)',
  personTold: 'told',
  until: '2026-11-21',
};

describe('a release', () => {
  it('has nothing chosen beforehand', () => {
    expect(emptyRelease).toEqual({
      fields: [],
      purpose: '',
      basis: '',
      personTold: null,
      until: '',
    });
  });

  it('is a request the desk understands, to the end of the chosen day', () => {
    const request = releaseRequest('item', whole);
    const parsed = contract['people.release'].request.parse(request);
    expect(parsed.purpose).toBe('So that handlers answer as he asked');
    expect(new Date(parsed.expiresAtMs).getHours()).toBe(23);
    expect(new Date(parsed.expiresAtMs).getDate()).toBe(21);
  });

  it.each([
    [{ fields: [] }, /at least one field/],
    [{ purpose: '  ' }, /what the release is for/],
    [{ basis: '' }, /lawful basis/],
    [{ personTold: null }, /was told/],
    [{ until: '' }, /the day the release ends/],
    [{ until: '2026-02-31x' }, /the day the release ends/],
  ] as const)('is not made while %o', (part, said) => {
    expect(releaseRequest('item', { ...whole, ...part })).toMatch(said);
  });
});
