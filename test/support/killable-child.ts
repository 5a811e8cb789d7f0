import { z } from 'zod';
import { launchConcord } from './launch.ts';

/** The other end of killable.ts: the real application in a process of its own, driven over Node's pipe. */
const command = z.object({
  id: z.number(),
  act: z.discriminatedUnion('name', [
    z.object({ name: z.literal('press'), key: z.string() }),
    z.object({ name: z.literal('type'), text: z.string() }),
    z.object({ name: z.literal('text') }),
    z.object({ name: z.literal('wait-for'), text: z.string() }),
    z.object({ name: z.literal('invoke'), channel: z.string(), payload: z.unknown() }),
    z.object({ name: z.literal('screenshot'), path: z.string() }),
    z.object({ name: z.literal('close') }),
  ]),
});
export type Act = z.infer<typeof command>['act'];

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('killable-child.ts DATA-FOLDER');
const { page, close } = await launchConcord({ dataDir });

async function carryOut(act: Act): Promise<unknown> {
  switch (act.name) {
    case 'press': {
      await page.keyboard.press(act.key);
      return;
    }
    case 'type': {
      await page.keyboard.type(act.text);
      return;
    }
    case 'text':
      return await page.locator('body').innerText();
    case 'wait-for': {
      await page.getByText(act.text).first().waitFor();
      return;
    }
    case 'invoke':
      return await page.evaluate(invokeIn, [act.channel, act.payload] as const);
    case 'screenshot':
      await page.screenshot({ path: act.path });
      return null;
    case 'close': {
      await close();
      return;
    }
  }
}

const invokeIn = async ([channel, payload]: readonly [string, unknown]): Promise<unknown> => {
  const { concord } = window as unknown as {
    concord: { invoke: (channel: string, payload: unknown) => Promise<unknown> };
  };
  return await concord.invoke(channel, payload);
};

process.on('message', (message) => {
  const { id, act } = command.parse(message);
  void carryOut(act).then(
    (value) => process.send?.({ id, value: value ?? null }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
// The test went away: so does everything it started.
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0, value: process.pid });
