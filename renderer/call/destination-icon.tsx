import { Ambulance, Car, Phone, Shield, Siren, Stethoscope, UserRound } from 'lucide-react';

/** A picture for a destination of the vocabulary; a telephone where there is none of its own. */
export function DestinationIcon({ of }: { of: string }) {
  const props = { className: 'icon', 'aria-hidden': true } as const;
  if (of.includes('emergency'))
    return of.startsWith('ambulance') ? <Ambulance {...props} /> : <Siren {...props} />;
  if (of.includes('police')) return <Shield {...props} />;
  if (of.includes('nurse')) return <Stethoscope {...props} />;
  if (of.includes('street') || of.includes('triage')) return <Car {...props} />;
  if (of.includes('supervisor')) return <UserRound {...props} />;
  return <Phone {...props} />;
}
