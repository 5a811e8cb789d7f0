import type { CallId } from '#shared/kit/ids.ts';
import type { CallState } from '#shared/call/call.ts';
import { outcomeOf } from '#shared/call/outcome.ts';
import { outcomeWords } from '#shared/call/outcome-words.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { joinedTo } from '#shared/call/joined.ts';
import { newToday, usualReason } from '#shared/contact/different-today.ts';
import {
  forAge,
  metInWords,
  monthsBefore,
  reached,
  weekly,
  type Thresholds,
} from '#shared/contact/frequency.ts';
import { tieInWords, ties, type Tie } from '#shared/contact/ties.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { Facts, Pack } from '#shared/protocol/protocol.ts';
import type { ContactsPort } from '../handlers/ports.ts';
import type { ReadableDb } from '../journal/journal.ts';
import { callsBefore, callState } from '../calls/call-projection.ts';
import { contactsOf, pastOf, type Contact } from './contacts.ts';

const dayMs = 24 * 60 * 60 * 1000;
const weeksMs = 12 * 7 * dayMs;

/** What was said on a call, and what the script found in it. */
interface Digest {
  readonly lastAtMs: number;
  readonly isDecided: boolean;
  readonly facts: Facts;
  readonly findings: readonly string[];
  /** When it began, and in one line what it was and what came of it. */
  readonly line: { readonly atMs: number; readonly text: string };
}

/** As many earlier calls as tell what is usual. */
const mostEarlier = 50;
const mostKept = 2000;

/** Contacts over the calls of this desk and those that were imported; everything is counted when it is asked for. */
export function createContacts(
  db: ReadableDb,
  nowMs: () => number,
  thresholds: Thresholds,
  packOf: (call: CallState) => Pack,
): ContactsPort {
  const digests = new Map<string, Digest>();
  const said = (call: CallState): Facts =>
    withoutSupplied(decidingFacts(packOf(call), call), call.supplied);
  /** Read and decided once, and again only when the call has changed: this is asked at every key of a call. */
  const digestOf = (callId: CallId, lastAtMs: number): Digest | null => {
    const kept = digests.get(callId);
    if (kept?.lastAtMs === lastAtMs) return kept;
    const call = callState(db, callId);
    if (call === null) return null;
    const facts = said(call);
    const findings = decide(packOf(call), facts).findings.map(({ text }) => text);
    const line = { atMs: call.openedAtMs, text: inOneLine(call, findings) };
    const digest = { lastAtMs, isDecided: call.route !== null, facts, findings, line };
    if (digests.size >= mostKept) digests.clear();
    digests.set(callId, digest);
    return digest;
  };
  const earlierThan = ({ person, openedAtMs }: CallState): readonly Digest[] =>
    person === null
      ? []
      : callsBefore(db, person.personId, openedAtMs, mostEarlier).flatMap(
          ({ callId, lastAtMs }) => digestOf(callId, lastAtMs) ?? [],
        );
  return {
    linked: (call) => linkedIn(db, call, nowMs()),
    before: (call) => {
      if (call.person === null) return [];
      const from = nowMs() - weeksMs;
      const elsewhere = pastOf(db, call.person.personId, from, call.openedAtMs).map(
        ({ atMs, reason, outcome }) => ({
          atMs,
          text: [reason ?? 'Contact, reason not said', outcome].filter(Boolean).join('. '),
        }),
      );
      return [...earlierThan(call).map(({ line }) => line), ...elsewhere]
        .filter(({ atMs }) => atMs >= from)
        .toSorted((a, b) => b.atMs - a.atMs);
    },
    frequent: (call, age) => {
      const now = nowMs();
      const from = Math.min(monthsBefore(now, mostMonths(thresholds)), now - weeksMs);
      const tied = (tie: Tie): readonly Contact[] => contactsOf(db, call, tie, from, now);
      const others = { subject: tied('subject'), caller: tied('caller'), address: tied('address') };
      const people = new Set(others.address.flatMap(({ personId }) => personId ?? []));
      const held = {
        subject: forAge(age, thresholds),
        caller: thresholds.adult,
        address: people.size >= thresholds.communalFrom ? thresholds.communal : thresholds.adult,
      };
      const timesOf = (tie: Tie): readonly number[] => [
        ...others[tie].map(({ atMs }) => atMs),
        call.openedAtMs,
      ];
      const met = ties.flatMap((tie) => {
        const found = others[tie].length === 0 ? null : reached(timesOf(tie), held[tie], now);
        return found === null ? [] : [`${tieInWords[tie]}: ${metInWords(found)}`];
      });
      const weeks = call.person === null ? [] : weekly(timesOf('subject'), now);
      return { met, weeks, total: weeks.reduce((sum, week) => sum + week, 0) };
    },
    today: (call) => {
      const earlier = earlierThan(call);
      if (earlier.length === 0) return { earlier: 0, fresh: [], usual: null };
      const facts = said(call);
      const { findings } = decide(packOf(call), facts);
      return {
        earlier: earlier.length,
        fresh: newToday(
          findings,
          facts,
          earlier.map((one) => one.facts),
        ),
        usual: usualReason(earlier.filter((one) => one.isDecided).map((one) => one.findings)),
      };
    },
  };
}

/** What a call was, what came of it, and who had it: for a list of many. */
function inOneLine(call: CallState, findings: readonly string[]): string {
  const outcome = outcomeOf(call);
  const came = outcome === null ? 'outcome not entered' : outcomeWords[outcome.kind].label;
  const detail = outcome?.detail ?? null;
  return [
    `Call: ${findings[0] ?? 'nothing found'}`,
    `${came}${detail === null ? '' : `: ${detail}`}`,
    `With ${call.owner.name}`,
  ].join('. ');
}

const mostMonths = ({ adult, under18, communal }: Thresholds): number =>
  Math.max(...[...adult, ...under18, ...communal].map(({ months }) => months));

const withoutSupplied = (facts: Facts, supplied: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => !(fact in supplied)));

/** The other contacts within 24 hours of this call's beginning, each once, and by what they are tied to it. */
function linkedIn(
  db: ReadableDb,
  call: CallState,
  nowMs: number,
): ReturnType<ContactsPort['linked']> {
  const until =
    call.closedAtMs === null ? Math.min(nowMs, call.openedAtMs + dayMs) : call.openedAtMs;
  const found = new Set<string>();
  const by = ties.filter((tie) => {
    const contacts = contactsOf(db, call, tie, call.openedAtMs - dayMs, until);
    for (const { callId, atMs } of contacts) found.add(callId ?? `elsewhere ${atMs}`);
    return contacts.length > 0;
  });
  // Somebody said that they are one incident, whatever ties their callers.
  for (const callId of joinedTo(call)) found.add(callId);
  return { count: found.size, by };
}
