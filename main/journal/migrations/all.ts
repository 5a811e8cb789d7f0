import { createEntry } from './0010-create-entry.ts';
import { createErasure } from './0020-create-erasure.ts';
import { createDraftAndSetting } from './0030-create-draft-and-setting.ts';
import { createProjectionState } from './0040-create-projection-state.ts';
import { createCheckpoint } from './0050-create-checkpoint.ts';
import { createBatch } from './0060-create-batch.ts';
import { createHubSeen } from './0070-create-hub-seen.ts';
import { createFormDraft } from './0080-create-form-draft.ts';
import { eraseMany } from './0090-erase-many.ts';
import type { Migration } from './migration.ts';

/** In the order they run. */
export const migrations: readonly Migration[] = [
  createEntry,
  createErasure,
  createDraftAndSetting,
  createProjectionState,
  createCheckpoint,
  createBatch,
  createHubSeen,
  createFormDraft,
  eraseMany,
];
