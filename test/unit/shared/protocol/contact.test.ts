import { describe, expect, it } from 'vitest';
import { compareContact, contactOf, contactOfDestination } from '#shared/protocol/contact.ts';
import { destinationOrder } from '#shared/protocol/destinations.ts';

describe('the contact of a route', () => {
  it('has a class for every destination', () => {
    expect(Object.keys(contactOfDestination).toSorted()).toEqual(destinationOrder.toSorted());
  });

  it('is its fullest', () => {
    expect(contactOf(['gp', 'nurse', 'police_scheduled'])).toBe('visit');
    expect(contactOf(['no_deployment', 'gp'])).toBe('call back');
    expect(contactOf(['police_priority', 'ambulance_emergency'])).toBe('emergency visit');
    expect(contactOf([])).toBe('none');
    expect(contactOf(['a stranger'])).toBe('none');
  });

  it('runs from emergency visit to none', () => {
    expect(compareContact('emergency visit', 'visit')).toBeLessThan(0);
    expect(compareContact('none', 'call back')).toBeGreaterThan(0);
  });
});
