/** Something is wrong with the file or the disk. The message says what, where, and what to do. */
export abstract class JournalFault extends Error {
  /** Stable, for logs and for crossing IPC. */
  abstract readonly code: string;
  /** The file concerned. */
  readonly path: string;
  /** The newest backup that opens and is whole, if there is one. */
  readonly lastGoodBackup: string | null;

  constructor(path: string, message: string, options: FaultOptions = {}) {
    const backup = options.lastGoodBackup ?? null;
    super(backup === null ? message : `${message} ${offer(backup)}`, { cause: options.cause });
    this.path = path;
    this.lastGoodBackup = backup;
  }
}

export interface FaultOptions {
  readonly cause?: unknown;
  readonly lastGoodBackup?: string | null;
}

const offer = (backup: string): string =>
  `The last good backup is ${backup}; "concord journal restore ${backup}" puts it in place and keeps the present file aside.`;

const nothingChanged = 'Nothing was changed.';

export class JournalFromFuture extends JournalFault {
  override readonly name = 'JournalFromFuture';
  readonly code = 'journal-from-future';
  constructor(path: string, found: number, known: number) {
    super(
      path,
      `The journal ${path} was written by a newer Concord (schema ${found}; this one knows up to ${known}). ${nothingChanged} Install the newer version on this desk.`,
    );
  }
}

export class JournalKeyWrong extends JournalFault {
  override readonly name = 'JournalKeyWrong';
  readonly code = 'journal-key-wrong';
  constructor(path: string) {
    super(
      path,
      `The key of this desk does not open the journal ${path}. ${nothingChanged} Sign in to the system as the account that made the journal, or put back the key store that belongs to it.`,
    );
  }
}

export class JournalNotADatabase extends JournalFault {
  override readonly name = 'JournalNotADatabase';
  readonly code = 'journal-not-a-database';
  constructor(path: string, options: FaultOptions = {}) {
    super(
      path,
      `The file ${path} is not a Concord journal, or its first page is damaged, or it belongs to another key. ${nothingChanged}`,
      options,
    );
  }
}

export class JournalDamaged extends JournalFault {
  override readonly name = 'JournalDamaged';
  readonly code = 'journal-damaged';
  constructor(path: string, what: string, options: FaultOptions = {}) {
    super(path, `The journal ${path} is damaged: ${what}. ${nothingChanged}`, options);
  }
}

export class JournalTruncated extends JournalFault {
  override readonly name = 'JournalTruncated';
  readonly code = 'journal-truncated';
  constructor(path: string, bytes: number, expected: string, options: FaultOptions = {}) {
    super(
      path,
      `The journal ${path} is cut short: it has ${bytes} bytes and should have ${expected}. ${nothingChanged}`,
      options,
    );
  }
}

export class JournalMissing extends JournalFault {
  override readonly name = 'JournalMissing';
  readonly code = 'journal-missing';
  constructor(path: string, sign: string, options: FaultOptions = {}) {
    super(
      path,
      `The journal ${path} is missing, although ${sign} shows that there was one. No new one was made. Put the file back, or restore a backup.`,
      options,
    );
  }
}

export class JournalAbsent extends JournalFault {
  override readonly name = 'JournalAbsent';
  readonly code = 'journal-absent';
  constructor(path: string) {
    super(
      path,
      `There is no journal at ${path} yet. Start Concord once, or name the data folder with --data.`,
    );
  }
}

export class JournalOfAnotherDesk extends JournalFault {
  override readonly name = 'JournalOfAnotherDesk';
  readonly code = 'journal-of-another-desk';
  constructor(path: string, what: string) {
    super(
      path,
      `The journal ${path} belongs to another desk: ${what}. ${nothingChanged} Use that desk's own data folder and key store.`,
    );
  }
}

/** The disk, or a limit on the file, stopped a write. What was being written is not in the journal. */
export class JournalFull extends JournalFault {
  override readonly name = 'JournalFull';
  readonly code = 'journal-full';
  constructor(path: string, options: FaultOptions = {}) {
    super(
      path,
      `This could not be saved: the disk that holds ${path} is full or cannot be written. Nothing was recorded, and the call is still open. Free some space and do it again; until then keep notes on paper.`,
      options,
    );
  }
}

export class JournalBusy extends JournalFault {
  override readonly name = 'JournalBusy';
  readonly code = 'journal-busy';
  constructor(path: string, options: FaultOptions = {}) {
    super(
      path,
      `This could not be saved: another program has held ${path} for five seconds. Nothing was recorded. Do it again.`,
      options,
    );
  }
}

export class JournalReadOnly extends JournalFault {
  override readonly name = 'JournalReadOnly';
  readonly code = 'journal-read-only';
  constructor(path: string, options: FaultOptions = {}) {
    super(
      path,
      `The journal ${path} is open for reading only. ${nothingChanged} Check who owns the folder and its permissions.`,
      options,
    );
  }
}

export class ProjectionFailed extends JournalFault {
  override readonly name = 'ProjectionFailed';
  readonly code = 'projection-failed';
  constructor(path: string, projection: string, where: string, options: FaultOptions) {
    super(
      path,
      `The view "${projection}" could not be worked out from ${where} in ${path}. ${nothingChanged} Report this to whoever supports Concord.`,
      options,
    );
  }
}

export class KeysMissing extends JournalFault {
  override readonly name = 'KeysMissing';
  readonly code = 'keys-missing';
  constructor(dir: string) {
    super(
      dir,
      `The data folder ${dir} holds a journal, but its keys are not in this account's key store. ${nothingChanged} Sign in as the account that made it, or restore a backup with its backup key: "concord journal restore BACKUP --backup-key-file FILE".`,
    );
  }
}

export class KeysUnreadable extends JournalFault {
  override readonly name = 'KeysUnreadable';
  readonly code = 'keys-unreadable';
  constructor(dir: string, what: string) {
    super(
      dir,
      `The keys of the data folder ${dir} cannot be used: ${what}. ${nothingChanged} Put back the key store as it was, or restore a backup with its backup key.`,
    );
  }
}

export class SecretsTooOpen extends JournalFault {
  override readonly name = 'SecretsTooOpen';
  readonly code = 'secrets-too-open';
  constructor(path: string, mode: string) {
    super(
      path,
      `The key store ${path} may be read by other accounts (mode ${mode}), so it is not used. ${nothingChanged} If nobody else has read it, take their rights away ("chmod go= ${path}"); otherwise restore a backup into a new folder.`,
    );
  }
}

/** The hub would refuse this for ever, and everything after it; so it is not written either. */
export class HubRefuses extends JournalFault {
  override readonly name = 'HubRefuses';
  readonly code = 'hub-refuses';
  constructor(what: string) {
    super('hub.json', `${what} ${nothingChanged}`);
  }
}
