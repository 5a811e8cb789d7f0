import type { CallView } from '#shared/contract/call-view.ts';
import type { Role, Service } from '#shared/contract/words.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { Button } from '../ui/button.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { dischargeOf } from './discharge-kinds.ts';

type Props = { readonly call: CallView; readonly obligation: CallView['obligations'][number] };

/** What the caller is told, prefilled to be read out and corrected. */
export function TellForm({ call, onTold }: { call: CallView; onTold?: () => void }) {
  const ask = useAsk();
  const { toTell } = call;
  return (
    <>
      <p className="second">Read it out, correct it as you go, and record what was said.</p>
      <AskForm
        label="Tell the caller"
        verb="Record as told"
        parts={[
          { name: 'who', label: 'Who', start: toTell.who },
          { name: 'when', label: 'When', start: toTell.when },
          { name: 'ifWorse', label: 'If it gets worse', start: toTell.ifWorse, lines: 2 },
          { name: 'callAgain', label: 'When to call again', start: toTell.callAgain, lines: 2 },
        ]}
        onDo={async (told) => {
          const reply = await ask('call.tellCaller', { callId: call.id, ...told });
          if (reply.ok) onTold?.();
          return reply.ok;
        }}
      />
    </>
  );
}

function ByAcceptance({ call, obligation }: Props) {
  const ask = useAsk();
  const waiting = call.offers.filter(
    ({ state, label }) => state !== 'accepted' && obligation.label.startsWith(`${label}:`),
  );
  if (waiting.length === 0)
    return <p>Nothing is offered. Take a route first: F8, or F7 for a different one.</p>;
  return (
    <>
      {waiting.map((offer) => (
        <section key={offer.referralId} aria-label={offer.label} className="ask-form">
          <p className="second">
            <b>{offer.label}</b>
            {offer.telephone !== null && <span className="ref"> {offer.telephone}</span>}. Accepted
            on the telephone: write who, and for whom they work.
          </p>
          <AskForm
            label={`Accepted by telephone: ${offer.label}`}
            verb="Record who accepted"
            parts={[
              { name: 'name', label: 'Name of who accepts' },
              {
                name: 'organisation',
                label: 'Organisation',
                start: offer.kind === 'outside' ? offer.label : '',
              },
              { name: 'reference', label: 'Their reference, if they gave one', optional: true },
            ]}
            onDo={async ({ name, organisation, reference }) =>
              (
                await ask('call.acceptByTelephone', {
                  callId: call.id,
                  referralId: offer.referralId,
                  name,
                  organisation,
                  reference: orNull(reference),
                })
              ).ok
            }
          />
        </section>
      ))}
    </>
  );
}

function ByReference({ call, service }: Props & { readonly service: Service }) {
  const ask = useAsk();
  if (call.emergency === null) return <p>F9 asks dispatch first; its lines take the reference.</p>;
  return (
    <AskForm
      label={`${service} reference`}
      verb="Record the reference"
      parts={[
        { name: 'reference', label: 'Reference' },
        { name: 'acceptedBy', label: 'Accepted by', optional: true },
      ]}
      onDo={async ({ reference, acceptedBy }) =>
        (
          await ask('call.emergencyReference', {
            callId: call.id,
            service,
            reference,
            acceptedBy: orNull(acceptedBy),
          })
        ).ok
      }
    >
      {service === 'ambulance' && (
        <Button
          onPress={() => {
            void ask('call.emergencyRung', { callId: call.id, service });
          }}
        >
          I rang them just now
        </Button>
      )}
    </AskForm>
  );
}

function ByWords({ call, obligation }: Props) {
  const ask = useAsk();
  return (
    <AskForm
      label={obligation.label}
      verb="Record as done"
      parts={[
        { name: 'how', label: 'What was done, and by whom', lines: 2 },
        { name: 'reference', label: 'Reference, if there is one', optional: true },
      ]}
      onDo={async ({ how, reference }) =>
        (
          await ask('call.closeObligation', {
            callId: call.id,
            obligationId: obligation.id,
            how,
            reference: orNull(reference),
          })
        ).ok
      }
    />
  );
}

/** The short form that settles one obligation; or who settles it, where this role cannot. */
export function Discharge({ call, role, obligation }: Props & { readonly role: Role }) {
  const by = dischargeOf(obligation.kind, role);
  const props = { call, obligation };
  return (
    <div className="discharge">
      {by.form === 'telling' && <TellForm call={call} />}
      {by.form === 'acceptance' && <ByAcceptance {...props} />}
      {by.form === 'reference' && <ByReference {...props} service={by.service} />}
      {by.form === 'words' && <ByWords {...props} />}
      {by.form === 'none' && <p>{by.text}</p>}
    </div>
  );
}
