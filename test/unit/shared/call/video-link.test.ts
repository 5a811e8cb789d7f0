import { describe, expect, it } from 'vitest';
import { offerVideoLink, openContact } from '#shared/call/contact.ts';
import { contactFor } from '#shared/call/contact-readers.ts';
import { linksOf } from '#shared/call/contact.ts';
import { foldCall } from '#shared/call/fold.ts';
import type { CallState } from '#shared/call/call.ts';
import { aCall, acting, after, amy, ruth } from '#test/support/acting.ts';

const begun = (type: 'assessment-video' | 'conversation'): CallState =>
  after(aCall(), openContact(acting(ruth), aCall(), type));
const sent = { agreed: true, sentTo: '07700 900155', service: 'Attend Anywhere' } as const;
const reason = (decided: ReturnType<typeof offerVideoLink>): string =>
  decided.ok ? '' : decided.error.reason;

describe('a video link', () => {
  it('is for a contact that was begun as an assessment by video', () => {
    expect(reason(offerVideoLink(acting(ruth), aCall(), sent))).toBe('no-video-contact');
    expect(reason(offerVideoLink(acting(ruth), begun('conversation'), sent))).toBe(
      'no-video-contact',
    );
    expect(
      reason(offerVideoLink(acting(ruth), begun('assessment-video'), { ...sent, service: null })),
    ).toBe('link-incomplete');
  });

  it('says where it was sent to the nurse alone, and that it was agreed to everybody', () => {
    const video = begun('assessment-video');
    const call = after(video, offerVideoLink(acting(ruth), video, sent));
    const [contact] = call.contacts;
    if (contact === undefined) throw new Error('it was begun');
    const links = linksOf(call, contact.id);
    expect(contactFor({ user: ruth.id, role: 'nurse' }, contact, links).links).toEqual([
      'They agreed. Link sent to 07700 900155 by Attend Anywhere',
    ]);
    expect(contactFor({ user: amy.id, role: 'handler' }, contact, links).links).toEqual([]);
    expect(call.notes[0]?.text).toBe('Ruth Adeyemi offered a video link: they agreed');
  });

  it('that they did not agree to was sent nowhere', () => {
    const video = begun('assessment-video');
    const decided = offerVideoLink(acting(ruth), video, { ...sent, agreed: false });
    const call = after(video, decided);
    expect(call.videoLinks[0]).toMatchObject({ agreed: false, sentTo: null, service: null });
    if (!decided.ok) throw new Error('it is recorded');
    expect(
      decided.value.reduce<CallState>((one, next) => foldCall(one, next) ?? one, call),
    ).toEqual(call);
  });
});
