/** What a check of the chains found. */
export interface VerifyReport {
  readonly ok: boolean;
  /** Events looked at. */
  readonly events: number;
  /** Events whose content was erased, with the `erased` event in place. */
  readonly erased: number;
  readonly desks: readonly { readonly desk: string; readonly events: number }[];
  readonly checkpoints: number;
  /** The first place where a chain breaks. */
  readonly brokenAt?: ChainBreak;
}

export interface ChainBreak {
  readonly seq: number;
  readonly eventId: string;
  readonly desk: string;
  readonly deskSeq: number;
  readonly why: string;
}
