import { describe, expect, it } from 'vitest';
import { obligationKinds } from '#shared/call/obligation-kinds.ts';
import { dischargeOf } from '#renderer/call/discharge-kinds.ts';

describe('the close panel', () => {
  it('has a form or a sentence for every obligation and role', () => {
    for (const kind of Object.keys(obligationKinds))
      for (const role of ['handler', 'nurse', 'supervisor'] as const) {
        const by = dischargeOf(kind, role);
        if (by.form === 'none') expect(by.text).toMatch(/\.$/);
        else expect(by.form).toMatch(/^(telling|acceptance|words|reference)$/);
      }
  });

  it('leaves a review to the supervisor', () => {
    expect(dischargeOf('supervisor_review', 'handler').form).toBe('none');
    expect(dischargeOf('supervisor_review', 'supervisor').form).toBe('words');
  });

  it('sends each reference to its own service', () => {
    expect(dischargeOf('police_reference', 'handler')).toEqual({
      form: 'reference',
      service: 'police',
    });
    expect(dischargeOf('ambulance_reference', 'handler')).toEqual({
      form: 'reference',
      service: 'ambulance',
    });
  });
});
