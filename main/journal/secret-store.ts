/** Where a host keeps secrets. A store that cannot be read throws; one that has no such secret answers null. */
export interface SecretStore {
  /** `notice` is shown to people where the store is weaker than the system's own. */
  readonly describe: () => { readonly strength: 'os' | 'file'; readonly notice: string | null };
  readonly load: (name: string) => Uint8Array | null;
  /** Returns when the secret is on disk. */
  readonly save: (name: string, bytes: Uint8Array) => void;
}
