/**
 * The figures of sections 136 to 136C of the Mental Health Act 1983 (as changed by the Policing and Crime Act 2017), and of the
 * Mental Health Act 1983 (Places of Safety) Regulations 2017, SI 2017/1036. domain.md section 3.1 has the sources read.
 */
export interface S136Law {
  /** Permitted period from arrival at, or being kept at, the first place of safety: s136(2), (2A). Transfer does not reset it. */
  readonly permittedMs: number;
  /** The most a responsible medical practitioner may add: s136B(1). */
  readonly extensionMs: number;
  /** At a police station a healthcare professional checks at least so often: SI 2017/1036 reg 4. */
  readonly stationChecksMinutes: number;
  /**
   * From when a police station is no longer a place of safety: Mental Health Act 2025 s48. Royal Assent 18 December 2025, not among the
   * provisions in force on 18 February 2026; no date was known when this was written. ms since 1970, or null while it is not in force.
   */
  readonly policeStationsEndAtMs: number | null;
}

const hourMs = 3_600_000;

export const s136Law: S136Law = {
  permittedMs: 24 * hourMs,
  extensionMs: 12 * hourMs,
  stationChecksMinutes: 30,
  policeStationsEndAtMs: null,
};
