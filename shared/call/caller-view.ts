import type { OnTheLineView } from '#shared/contract/caller.ts';
import type { CallState } from './call.ts';
import { channelWords, markWords, sharingWords } from './caller-words.ts';

/** Whoever is on the line: what to keep in mind, how they are reached, whether they know of the sharing. */
export const onTheLineView = ({ marks, channel, sharing }: CallState): OnTheLineView => ({
  marks: marks
    .filter(({ gone }) => gone === null)
    .map(({ id, as, why, byName, atMs }) => ({
      id,
      label: markWords[as].label,
      why,
      byName,
      atMs,
      dos: [...markWords[as].dos],
    })),
  channel:
    channel === null
      ? null
      : {
          label: channelWords[channel.channel].label,
          reach: channel.reach,
          dos: [...channelWords[channel.channel].dos],
        },
  sharing:
    sharing === null
      ? null
      : {
          label: sharingWords[sharing.answer],
          sharedWith: sharing.sharedWith,
          why: sharing.why,
          byName: sharing.byName,
          atMs: sharing.atMs,
        },
});
