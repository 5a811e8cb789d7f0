import { usersProjection } from '../access/users.ts';
import { callProjection } from '../calls/call-projection.ts';
import { contactProjection } from '../contacts/past-contacts.ts';
import type { Projection } from '../journal/journal.ts';
import { peopleProjections } from '../people/projections.ts';
import { relationProjection } from '../picture/relations.ts';
import { resourceProjection } from '../resources/resource-projection.ts';
import { versionProjection } from '../protocol/version-projection.ts';

/** Every table that is made from the record, the same for the window and the command line. */
export const projections: readonly Projection[] = [
  usersProjection,
  callProjection,
  versionProjection,
  contactProjection,
  relationProjection,
  resourceProjection,
  ...peopleProjections,
];
