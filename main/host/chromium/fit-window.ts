import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Size } from '../host.ts';

const measured = z.object({
  frame: z.object({ width: z.number(), height: z.number() }),
  screen: z.object({ width: z.number(), height: z.number() }),
});

const measure = `({
  frame: { width: outerWidth - innerWidth, height: outerHeight - innerHeight },
  screen: { width: screen.availWidth, height: screen.availHeight },
})`;

/** Makes the page itself the size asked for: `--window-size` counts the frame around it. Never beyond the screen. */
export async function fitWindow(page: Page, size: Size): Promise<void> {
  const { frame, screen } = measured.parse(await page.evaluate(measure));
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const bounds = {
    width: Math.min(size.width + frame.width, screen.width),
    height: Math.min(size.height + frame.height, screen.height),
  };
  await session.send('Browser.setWindowBounds', { windowId, bounds });
  await session.detach();
}
