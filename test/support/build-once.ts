import { buildAll } from '#tools/build.ts';

/** Before the end-to-end tests, once: whoever runs them by hand tests what is in the tree, too. */
export default async function buildOnce(): Promise<void> {
  await buildAll(['page', 'preload']);
}
