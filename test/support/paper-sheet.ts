import type { PaperSheet } from '#shared/contract/paper.ts';
import { paperCode } from '#shared/protocol/paper-code.ts';
import { amy } from './acting.ts';
import { smallPack } from './small-pack.ts';

export const minuteMs = 60_000;

/** When the sheet of these tests began: 21 November 2025, 00:52 in Leicester. */
export const beganAtMs = Date.parse('2025-11-21T00:52:00Z');

/** A sheet Amy filled in, with nothing on it yet; a test states only what it is about. */
export const aSheet = (change: Partial<PaperSheet> = {}): PaperSheet => ({
  code: paperCode(smallPack.hash),
  source: 'phone',
  takenBy: amy.id,
  startedAtMs: beganAtMs,
  line: 'ended',
  number: '07700 900482',
  callerName: null,
  relation: null,
  addressSaid: null,
  answers: [],
  services: [],
  destination: null,
  routeAtMs: null,
  acceptedBy: null,
  reference: null,
  acceptedAtMs: null,
  told: null,
  note: null,
  ...change,
});

/** The answers to the small script: keys by question number. */
export const answered = (...keys: readonly number[]): PaperSheet['answers'] =>
  keys.map((key, index) => ({ question: String(index + 1), keys: [key], atMs: null }));
