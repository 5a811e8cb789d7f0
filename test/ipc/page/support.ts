import { expect } from 'vitest';
import type { ChannelName } from '#shared/contract/contract.ts';
import type { Shown } from '#test/support/preview-page.ts';

/** Past the key guard: waits on the page's own clock, from now. */
export const pastGuard = async ({ page }: Shown): Promise<void> => {
  const since = await page.evaluate(() => performance.now());
  await page.waitForFunction((start) => performance.now() - start > 320, since);
};

/** What the page has asked of the desk over this channel, oldest first. */
export const askedOf = async (shown: Shown, channel: ChannelName): Promise<unknown[]> =>
  (await shown.invoked()).filter((one) => one.channel === channel).map(({ request }) => request);

/** Waits until the page has asked this often, then says what. */
export async function expectAsked(
  shown: Shown,
  channel: ChannelName,
  ...requests: readonly unknown[]
): Promise<void> {
  await expect
    .poll(() => askedOf(shown, channel), { message: `what ${channel} was asked`, timeout: 5000 })
    .toEqual(requests);
}

export const nothingBroke = (shown: Shown): void => {
  expect(shown.faults).toEqual([]);
};
