import Database from 'better-sqlite3';

// Loaded before the writer to prove that the test of synced commits can fail: turns off what the journal turns on.
// eslint-disable-next-line @typescript-eslint/unbound-method -- bound again by call() below
const original = Database.prototype.pragma;
Database.prototype.pragma = function (source, options) {
  const weakened = source === 'synchronous=FULL' ? 'synchronous=OFF' : source;
  return original.call(this, weakened, options ?? {});
};
