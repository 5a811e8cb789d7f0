import { cpSync, existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Plugin } from 'vite';
import { channels } from '#shared/contract/contract.ts';
import { root } from '../root.ts';

export interface Part {
  readonly name: 'page' | 'preload' | 'main';
  /** Files and folders whose change makes it out of date. */
  readonly inputs: readonly string[];
  readonly needs: string;
  readonly make: (outDir: string) => Promise<void>;
}

const always = ['package-lock.json', 'tsconfig.json', 'tools/build.ts', 'tools/build'];

const common: InlineConfig = {
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
};

export const pageConfig = (pageRoot: string, outDir: string): InlineConfig => ({
  ...common,
  root: pageRoot,
  base: './',
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir,
    emptyOutDir: true,
    // Every font and picture is a file of our own origin: the policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome130',
    sourcemap: false,
    // One file from the disk beside it: there is no line to save.
    chunkSizeWarningLimit: 4000,
  },
});

/** The preload alone, with the channel names of the contract put in (see main/preload/index.ts). */
export const preloadConfig = (outDir: string): InlineConfig => ({
  ...common,
  define: { CONCORD_CHANNELS: JSON.stringify(channels) },
  build: {
    ssr: join(root, 'main/preload/index.ts'),
    outDir,
    emptyOutDir: true,
    minify: false,
    target: 'node24',
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'index.cjs' },
    },
  },
});

// What stays a package beside the bundle: native code, and what Electron brings itself.
const beside = new Set(['electron', 'better-sqlite3', 'playwright-core']);

/**
 * pdfkit requires the widths of its standard fonts by a path inside its own package, which is not beside
 * a bundle. Those the paper script uses are put in; the others stay as they are and are never asked for.
 */
const paperFonts: Plugin = {
  name: 'paper-fonts',
  transform(code, id) {
    if (!id.endsWith('pdfkit.node.mjs')) return null;
    const fonts = new Set<string>();
    const loading = /require\$1\('#standard-fonts\/(Helvetica\w*)'\)/g;
    const bundled = code.replaceAll(loading, (_, font: string) => {
      fonts.add(font);
      return `font${font}`;
    });
    if (fonts.size === 0) throw new Error('pdfkit loads its fonts in another way now');
    const imports = [...fonts].map(
      (font) => `import font${font} from 'pdfkit/standard-fonts/${font}';`,
    );
    return { code: `${imports.join('\n')}\n${bundled}`, map: null };
  },
};

/** One file for each entry, under the entry's own name. */
export const mainConfig = (entry: string, outDir: string): InlineConfig => ({
  ...common,
  plugins: [paperFonts],
  ssr: { noExternal: true },
  build: {
    ssr: entry,
    outDir,
    emptyOutDir: false,
    minify: false,
    target: 'node24',
    rolldownOptions: {
      // The solver (decision 0005) calls eval, in main only; the page's policy allows none.
      checks: { eval: false },
      external: (id: string) => isBuiltin(id) || beside.has(id),
      output: { format: 'esm', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});

export const parts: readonly Part[] = [
  {
    name: 'page',
    inputs: [...always, 'renderer', 'shared'],
    needs: 'renderer/main.tsx',
    make: async (outDir) => {
      await build(pageConfig(join(root, 'renderer'), outDir));
    },
  },
  {
    name: 'preload',
    inputs: [...always, 'main/preload', 'shared/contract', 'shared/kit'],
    needs: 'main/preload/index.ts',
    make: async (outDir) => {
      await build(preloadConfig(outDir));
    },
  },
  {
    name: 'main',
    inputs: [...always, 'main', 'shared'],
    needs: 'main/electron.ts',
    make: async (outDir) => {
      await build(mainConfig(join(root, 'main/electron.ts'), outDir));
      await build(mainConfig(join(root, 'main/desk/import/import-worker.ts'), outDir));
      const packs = join(root, 'shared/protocol/packs');
      if (existsSync(packs)) cpSync(packs, join(outDir, 'packs'), { recursive: true });
    },
  },
];
