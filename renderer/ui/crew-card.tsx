import { Car } from 'lucide-react';
import type { CrewView } from '#shared/contract/crew.ts';
import { Command } from './key-cap.tsx';
import { hourMinute } from './times.ts';
import { useNow } from './use-now.ts';

type Trip = CrewView['trips'][number];

/** Where a crew is, in words; a check that nobody answered says so. */
export function crewState(
  { clearAtMs, arrivedAtMs, checkAtMs, unanswered }: Trip,
  nowMs: number,
): string {
  if (clearAtMs !== null) return `clear ${hourMinute(clearAtMs)}`;
  const stage = arrivedAtMs === null ? 'on the way' : `on scene since ${hourMinute(arrivedAtMs)}`;
  if (unanswered || (checkAtMs !== null && checkAtMs <= nowMs))
    return `${stage}. Ask how they are now: no answer since the check was due`;
  return checkAtMs === null ? stage : `${stage}. Next welfare check ${hourMinute(checkAtMs)}`;
}

/** The crews of this call with their stages, what came of it, and who accepted what. */
export function CrewCard({ of }: { of: CrewView }) {
  const now = useNow(1000);
  if (of.trips.length === 0) return null;
  return (
    <section className="section section-rule" aria-label="Street triage">
      <div className="section-title">
        <h3>Street triage</h3>
        <span className="push small muted">
          <Command word="crew" />
        </span>
      </div>
      <ul className="contacts">
        {of.trips.map((trip) => (
          <li key={trip.id}>
            <b>
              <Car className="icon" aria-hidden="true" /> {trip.unit}
              {trip.crew !== null && <span className="second">, {trip.crew}</span>}
            </b>
            <span className="small">
              Sent {hourMinute(trip.sentAtMs)}, {crewState(trip, now)}
            </span>
            {trip.outcome !== null && <span className="small">{trip.outcome}</span>}
            {trip.onward.map((one) => (
              <span key={one} className="small second">
                {one}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
