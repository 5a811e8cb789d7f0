import type { CallView } from '#shared/contract/call-view.ts';
import type { ResourcesView } from '#shared/contract/resources.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { Button } from '../ui/button.tsx';
import { crewState } from '../ui/crew-card.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { useNow } from '../ui/use-now.ts';
import { CrewClearForm } from './crew-clear-form.tsx';

/** `/ crew`: what to read to them and send, then arrived, how they are, and clear with what came of it. */
export function CrewDialog({
  call,
  units,
  onShut,
}: {
  call: CallView;
  units: ResourcesView['units'];
  onShut: () => void;
}) {
  const nearest = units.find(({ free }) => free);
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const now = useNow(1000);
  const { lines, message, trips } = call.crew;
  const out = trips.find(({ clearAtMs }) => clearAtMs === null);
  return (
    <DialogFrame title="Street triage" onShut={onShut} wide>
      <section aria-label="To read to them" className="power">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <p className="small second">
        As a text message, {message.length} of 160 characters: “{message}”{' '}
        <Button
          size="small"
          onPress={() => {
            void ask('crew.copyMessage', { callId: call.id }).then((copied) => {
              if (copied.ok) say('Text message copied');
            });
          }}
        >
          Copy the message
        </Button>{' '}
        <Button
          size="small"
          onPress={() => {
            void ask('crew.page', { callId: call.id }).then((written) => {
              if (written.ok) say(`Page for the crew: ${written.value}`);
            });
          }}
        >
          A page to print
        </Button>
      </p>
      {out === undefined ? (
        <AskForm
          label="Send a crew"
          verb="Sent"
          parts={[
            {
              name: 'unit',
              label: 'Unit (name or call sign)',
              start: nearest?.name ?? '',
              ...(nearest === undefined ? {} : { hint: `${nearest.state}. ${nearest.time}` }),
            },
            {
              name: 'crew',
              label: 'Who is in it',
              optional: true,
              start: nearest?.crew ?? '',
            },
            {
              name: 'every',
              label: 'Ask how they are every … minutes (5 to 60)',
              start: '20',
            },
          ]}
          onDo={async ({ unit, crew, every }) => {
            const everyMinutes = Number(every);
            if (!Number.isInteger(everyMinutes) || everyMinutes < 5 || everyMinutes > 60) {
              refuse('Welfare checks are every 5 to 60 minutes.');
              return false;
            }
            const sent = await ask('crew.send', {
              callId: call.id,
              unit: unit.trim(),
              crew: orNull(crew),
              everyMinutes,
            });
            if (sent.ok) onShut();
            return sent.ok;
          }}
        />
      ) : (
        <>
          <p>
            <b>{out.unit}</b> {crewState(out, now)}
          </p>
          {out.arrivedAtMs === null && (
            <Button
              // Enter records what was just heard; the dialog was asked for with a key.
              // eslint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              onPress={() => {
                void ask('crew.arrived', { callId: call.id, tripId: out.id }).then((arrived) => {
                  if (arrived.ok) onShut();
                });
              }}
            >
              They are on scene
            </Button>
          )}
          <AskForm
            label="They answered"
            verb="They answered"
            takesFocus={out.arrivedAtMs !== null}
            parts={[{ name: 'how', label: 'How they are, as they said it' }]}
            onDo={async ({ how }) => {
              const answered = await ask('crew.answered', {
                callId: call.id,
                tripId: out.id,
                how: how.trim(),
              });
              if (answered.ok) onShut();
              return answered.ok;
            }}
          />
          <CrewClearForm call={call} tripId={out.id} onDone={onShut} />
        </>
      )}
    </DialogFrame>
  );
}
