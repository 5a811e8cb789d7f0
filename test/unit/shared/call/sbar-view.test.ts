import { expect, it } from 'vitest';
import { sbarView } from '#shared/call/sbar-view.ts';
import { daniel } from '#test/fixtures/views/daniel.ts';
import { aCall, acting, amy } from '#test/support/acting.ts';

it('keeps what is known apart by full stops, also where a flag comes without one', () => {
  const [flag] = daniel.flags;
  if (flag === undefined) throw new Error('he has no flag');
  const person = {
    ...daniel,
    flags: [
      { ...flag, text: 'Needs time to answer' },
      { ...flag, text: 'Is he deaf?' },
    ],
  };
  const { background } = sbarView(aCall(), acting(amy).pack, person, {} as never);
  expect(background).toMatch(/^Needs time to answer\. Is he deaf\? Care plan, /);
});
