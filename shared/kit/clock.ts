/** Where the time comes from; tests pass one they can turn. Milliseconds since 1970, UTC. */
export interface Clock {
  readonly nowMs: () => number;
}
