import { useState } from 'react';
import { sharingAsks } from '#shared/call/caller-care.ts';
import {
  callerMark,
  channel,
  sharing,
  type CallerMark,
  type Channel,
  type Sharing,
} from '#shared/call/caller-events.ts';
import { channelWords, markWords, sharingWords } from '#shared/call/caller-words.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Props = { readonly call: CallView; readonly onShut: () => void };

/** `/ mark`: the caller may be the danger, the victim, or a child; or it is not so after all. */
export function MarkDialog({ call, onShut }: Props) {
  const ask = useAsk();
  const [chosen, choose] = useState<string | null>(null);
  const stands = call.onTheLine.marks;
  const choices = [
    ...callerMark.options
      .filter((as) => !stands.some(({ label }) => label === markWords[as].label))
      .map((as) => ({ id: as, label: markWords[as].label })),
    ...stands.map(({ id, label }) => ({ id, label: `Not so after all: ${label.toLowerCase()}` })),
  ];
  const as: CallerMark | undefined = callerMark.options.find((one) => one === chosen);
  return (
    <DialogFrame title="Who is on the line" onShut={onShut}>
      <ChoiceList
        label="What to keep in mind"
        choices={choices}
        chosen={chosen}
        onChoose={choose}
      />
      {chosen !== null && (
        <AskForm
          label="Keep in mind"
          verb="Write it down"
          parts={[{ name: 'why', label: 'What you heard, or how you know', lines: 2 }]}
          onDo={async ({ why }) => {
            const { ok } =
              as === undefined
                ? await ask('caller.unmark', { callId: call.id, markId: chosen, why })
                : await ask('caller.mark', { callId: call.id, as, why });
            if (ok) onShut();
            return ok;
          }}
        />
      )}
    </DialogFrame>
  );
}

/** `/ channel`: relay, sign language, text: how the caller is reached, and how to talk that way. */
export function ChannelDialog({ call, onShut }: Props) {
  const ask = useAsk();
  const [chosen, choose] = useState<Channel | null>(null);
  return (
    <DialogFrame title="How the caller is reached" onShut={onShut}>
      <ChoiceList
        label="They reach us by"
        choices={channel.options.map((id) => ({ id, label: channelWords[id].label }))}
        chosen={chosen}
        onChoose={choose}
      />
      {chosen !== null && (
        <>
          {channelWords[chosen].dos.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <AskForm
            label="Channel"
            verb="Record it"
            parts={[
              {
                name: 'reach',
                label: 'Where they are reached again: number, address or link',
                optional: true,
                start: call.onTheLine.channel?.reach ?? call.number ?? '',
              },
            ]}
            onDo={async ({ reach }) => {
              const { ok } = await ask('caller.channel', {
                callId: call.id,
                channel: chosen,
                reach: orNull(reach),
              });
              if (ok) onShut();
              return ok;
            }}
          />
        </>
      )}
    </DialogFrame>
  );
}

/** `/ sharing`: whether the caller knows that this is shared, with whom, and why not. */
export function SharingDialog({ call, onShut }: Props) {
  const ask = useAsk();
  const [chosen, choose] = useState<Sharing | null>(null);
  const asks = chosen === null ? null : sharingAsks[chosen];
  return (
    <DialogFrame title="Do they know that this is shared" onShut={onShut}>
      <ChoiceList
        label="The caller"
        choices={sharing.options.map((id) => ({ id, label: sharingWords[id] }))}
        chosen={chosen}
        onChoose={choose}
      />
      {chosen !== null && (
        <AskForm<'sharedWith' | 'why'>
          key={asks ?? 'none'}
          label="Sharing"
          verb="Record it"
          parts={[
            {
              name: 'sharedWith',
              label: 'With whom it is shared',
              start: call.onTheLine.sharing?.sharedWith ?? '',
            },
            ...(asks === null ? [] : [{ name: 'why' as const, label: asks, lines: 2 }]),
          ]}
          onDo={async ({ sharedWith, why }) => {
            const { ok } = await ask('caller.sharing', {
              callId: call.id,
              answer: chosen,
              sharedWith,
              why: orNull(why),
            });
            if (ok) onShut();
            return ok;
          }}
        />
      )}
    </DialogFrame>
  );
}
