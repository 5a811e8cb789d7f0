import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { theme, type Theme } from '#shared/contract/words.ts';
import { screens, wayTo, type ScreenName } from '#test/fixtures/views/screens.ts';
import { root } from '#tools/root.ts';
import { compact, large, openPreview } from './preview-page.ts';

/**
 * `node test/support/preview-shots.ts [theme…] [screen…]`: pictures of every screen in out/preview,
 * to be looked at beside ../shared/design/mockups/shots.
 */
const wanted = process.argv.slice(2);
const themes = theme.options.filter((one) => wanted.includes(one));
const named = (Object.keys(screens) as ScreenName[]).filter((one) => wanted.includes(one));
const folder = join(root, 'out/preview');
mkdirSync(folder, { recursive: true });

const suffix = (of: Theme): string => (of === 'dark' ? '' : `-${of}`);
const preview = await openPreview();
for (const name of named.length > 0 ? named : (Object.keys(screens) as ScreenName[]))
  for (const of of themes.length > 0 ? themes : theme.options)
    for (const [size, mark] of [
      [large, ''],
      [compact, '-1366'],
    ] as const) {
      const shown = await preview.show(
        { ...screens[name], theme: of },
        {
          size,
          still: true,
          way: wayTo[name] ?? [],
        },
      );
      await shown.page.screenshot({ path: join(folder, `${name}${mark}${suffix(of)}.png`) });
      for (const fault of shown.faults) console.log(`${name}${mark} ${of}: ${fault}`);
      await shown.close();
    }
await preview.close();
