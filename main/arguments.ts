import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { isLink } from './host/link.ts';

export type StartOptions = {
  readonly data: string | undefined;
  /** Without a window even where there is a display. */
  readonly headless: boolean;
  /** A scripted call to play instead of waiting for a person, and where its pictures go. */
  readonly play: string | null;
  readonly screenshots: string | null;
  /** `concord://…` links the system handed to this start. */
  readonly links: readonly string[];
};

export const startUsage = `concord [--data DIR] [--headless] [--play F.json --screenshots DIR] [concord://call?…]

  --data DIR         the data folder; else CONCORD_DATA, else this account's application-data folder
  --headless         no window, even where there is a display
  --play F.json      plays a scripted call through the application, then closes
  --screenshots DIR  keeps a picture after each step that says something
`;

/** What a start was asked to do; a refusal says which argument was not understood. */
export function readArguments(
  argv: readonly string[],
): Result<StartOptions, { readonly reason: 'wrong-usage'; readonly text: string }> {
  const links = argv.filter(isLink);
  try {
    const { values } = parseArgs({
      args: argv.filter((argument) => !isLink(argument)),
      options: {
        data: { type: 'string' },
        headless: { type: 'boolean' },
        play: { type: 'string' },
        screenshots: { type: 'string' },
      },
    });
    return ok({
      data: values.data,
      headless: values.headless ?? false,
      play: values.play ?? null,
      screenshots: values.screenshots ?? null,
      links,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not understood';
    return err({ reason: 'wrong-usage', text: `${why}\n\n${startUsage}` });
  }
}
