import type { CallView } from '#shared/contract/call-view.ts';
import type { ResourcesView } from '#shared/contract/resources.ts';
import type { Role } from '#shared/contract/words.ts';
import { CarePlanList } from '../ui/care-plan.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import type { Place } from '../ui/keys.ts';
import { ChangeAlert } from '../ui/person-flags.tsx';
import { Provenance } from '../ui/provenance.tsx';
import { useShell } from '../ui/shell.tsx';
import { OfficerTookIt } from './advice-over.tsx';
import { ClosePanel } from './close-panel.tsx';
import { HandBack, Lower, Reopen, StandDown } from './named-acts.tsx';
import { CallerForm, ReferenceForm } from './caller-form.tsx';
import { TellForm } from './discharge.tsx';
import { OtherRoute } from './other-route.tsx';
import { RingBackDialog } from './ring-back-dialog.tsx';
import { SafeNumberDialog } from './safe-number-dialog.tsx';
import { Revise } from './revise.tsx';
import { CrewDialog } from './crew-dialog.tsx';
import { S136Dialog } from './s136-dialog.tsx';
import { useCallActs } from './use-call-acts.ts';
import { Why } from './why.tsx';

function PlanInFull({ call, onShut }: { call: CallView; onShut: () => void }) {
  const plan = call.person?.plan ?? null;
  if (call.person === null || plan === null) return null;
  return (
    <DialogFrame title={`Care plan: ${call.person.name}`} onShut={onShut} wide>
      <p>
        <b className="dont-read">Do not read to the caller.</b>
      </p>
      {call.person.differentToday !== null && <ChangeAlert {...call.person.differentToday} />}
      <CarePlanList plan={plan} full />
      <Provenance from={plan.provenance} />
    </DialogFrame>
  );
}

/** The dialogs and keys of the call in hand, on whichever view it is looked at. */
export function CallDialogs({
  call,
  units,
  role,
  place,
}: {
  call: CallView;
  units: ResourcesView['units'];
  role: Role;
  place: Place;
}) {
  const { dialog, shut } = useShell();
  useCallActs(call, place);
  switch (dialog?.name) {
    case 'plan':
      return <PlanInFull call={call} onShut={shut} />;
    case 'revise':
      return <Revise key={dialog.row} call={call} row={dialog.row} onShut={shut} />;
    case 'other-route':
      return <OtherRoute call={call} onShut={shut} />;
    case 'why':
      return <Why call={call} onShut={shut} />;
    case 'close':
      return <ClosePanel call={call} role={role} onShut={shut} />;
    case 'officer-took-it':
      return <OfficerTookIt call={call} onShut={shut} />;
    case 'ring-back':
      return <RingBackDialog call={call} onShut={shut} />;
    case 'safe-number':
      return <SafeNumberDialog call={call} onShut={shut} />;
    case 'crew':
      return <CrewDialog call={call} units={units} onShut={shut} />;
    case 's136':
      return <S136Dialog call={call} onShut={shut} />;
    case 'told':
      return (
        <DialogFrame title="Tell the caller" onShut={shut}>
          <TellForm call={call} onTold={shut} />
        </DialogFrame>
      );
    case 'caller':
      return <CallerForm call={call} onShut={shut} />;
    case 'reference':
      return <ReferenceForm call={call} onShut={shut} />;
    case 'hand-back':
      return <HandBack call={call} onShut={shut} />;
    case 'reopen':
      return <Reopen call={call} onShut={shut} />;
    case 'stand-down':
      return <StandDown call={call} onShut={shut} />;
    case 'lower':
      return <Lower call={call} onShut={shut} />;
    default:
      return null;
  }
}
