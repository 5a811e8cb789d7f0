import { describe, expect, it } from 'vitest';
import { emergencyHeading } from '#renderer/call/emergency-heading.ts';
import type { CallView } from '#shared/contract/call-view.ts';

type Emergency = NonNullable<CallView['emergency']>;
type Line = Emergency['services'][number];

const line = (service: Line['service'], rest: Partial<Line> = {}): Line => ({
  service,
  state: 'asked',
  reference: null,
  acceptedBy: null,
  rungAtMs: null,
  doneAtMs: null,
  ...rest,
});

const after = (services: Line[], recalledAtMs: number | null = null): Emergency => ({
  askedAtMs: 0,
  askedBy: 'Amy Kerrigan',
  where: 'Flat 6',
  services,
  ambulanceOnly: { available: false, why: '' },
  recallUntilMs: 5000,
  recalledAtMs,
  given: [],
  say: '',
  donts: [],
  how: '',
});

const referenced = { state: 'done', reference: 'LP-1', doneAtMs: 1 } as const;
const rung = { state: 'done', rungAtMs: 1, doneAtMs: 1 } as const;

describe('the heading after F9', () => {
  it('says that nothing is sent until a line is done', () => {
    const asked = after([line('police'), line('ambulance')]);
    expect(emergencyHeading(asked, true)).toBe('Dispatch is asked. Nothing is sent yet');
    expect(emergencyHeading(asked, false)).toContain('Concord cannot send');
  });

  it('names what is not sent while one line is open', () => {
    const one = after([line('police', referenced), line('ambulance')]);
    expect(emergencyHeading(one, true)).toBe('Police accepted. Ambulance is not sent yet');
  });

  it('a line that was only rung is not accepted', () => {
    const only = after([line('police'), line('ambulance', rung)]);
    expect(emergencyHeading(only, true)).toBe('Ambulance rung. Police are not sent yet');
  });

  it('never says that anybody is coming', () => {
    for (const police of [{}, referenced, rung, { state: 'off' } as const])
      for (const ambulance of [{}, referenced, rung])
        for (const sends of [true, false])
          for (const recalled of [null, 3000]) {
            const lines = [line('police', police), line('ambulance', ambulance)];
            const heading = emergencyHeading(after(lines, recalled), sends);
            const withoutNo = heading.replace(/Nothing is sent yet|(is|are) not sent yet/, '');
            expect(withoutNo).not.toMatch(/way|coming|\bsent\b|dispatched/);
          }
  });
});
