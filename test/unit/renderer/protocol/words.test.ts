import { describe, expect, it } from 'vitest';
import { otherVersion } from '#renderer/protocol/other-version.ts';
import { count, counting, fingerprint, seconds } from '#renderer/protocol/words.ts';
import { screens } from '#test/fixtures/views/screens.ts';

describe('figures of a proof', () => {
  it('counts in full while somebody could count it, and by its power beyond', () => {
    expect(count(0)).toBe('0');
    expect(count(48_672)).toBe('48,672');
    expect(count(3.4e12)).toBe('3.4 × 10¹²');
    expect(count(2 ** 61)).toBe('2.3 × 10¹⁸');
    expect(count(9.96e12)).toBe('1.0 × 10¹³');
  });

  it('says one call and two calls', () => {
    expect(counting(1, 'call')).toBe('1 call');
    expect(counting(2, 'call')).toBe('2 calls');
  });

  it('says how long it took', () => {
    expect(seconds(1_400)).toBe('1.4 seconds');
    expect(seconds(1_000)).toBe('1.0 second');
    expect(seconds(12_400)).toBe('12 seconds');
  });

  it('shows as much of a fingerprint as an eye compares', () => {
    expect(fingerprint('4f1c09ab77e2d310'.repeat(4))).toBe('4f1c 09ab 77e2 d310');
  });
});

describe('the version O opens', () => {
  const { inUse, versions } = screens.protocolInUse.protocol;
  const draft = versions.find(({ state }) => state === 'verified')!;
  const retired = versions.filter(({ state }) => state === 'retired');

  it('is the draft from the one in use, and the one in use from any other', () => {
    expect(otherVersion(versions, inUse, inUse)?.hash).toBe(draft.hash);
    expect(otherVersion(versions, inUse, draft)?.hash).toBe(inUse.hash);
    expect(otherVersion(versions, inUse, retired[0]!)?.hash).toBe(inUse.hash);
  });

  it('is the version before where there is no draft, and none where there is one alone', () => {
    expect(otherVersion([inUse, ...retired], inUse, inUse)?.hash).toBe(retired[0]!.hash);
    expect(otherVersion([inUse], inUse, inUse)).toBeNull();
  });
});
