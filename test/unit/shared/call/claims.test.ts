import { describe, expect, it } from 'vitest';
import { whyNot } from '#shared/call/claims.ts';
import { aCallId, amy, martin, ruth } from '#test/support/acting.ts';
import type { Colleague } from '#shared/call/command.ts';

/** What another desk sent of which only the envelope is left. */
const bare = (type: string, { id, role }: Colleague, atMs = 1) =>
  whyNot([{ type, typeVersion: 1, callId: aCallId, atMs, by: { user: id, role }, content: null }]);

describe('an envelope whose content was deleted', () => {
  it('is what it was: its role may say it, and it stops nobody', () => {
    for (const type of ['call-opened', 'note-added', 'call-closed'])
      expect(bare(type, amy)).toBeNull();
    expect(bare('contact-recorded', ruth)).toBeNull();
  });

  it('does not say what its role may not, a decision without words, or a time that cannot be', () => {
    expect(bare('contact-recorded', amy)).toContain('only a nurse');
    expect(bare('priority-lowered', amy)).toContain('only a supervisor');
    expect(bare('half-erased', martin)).toContain('empty');
    expect(bare('half-kept', ruth)).toContain('empty');
    expect(bare('note-added', amy, -9e15)).toContain('time');
  });
});
