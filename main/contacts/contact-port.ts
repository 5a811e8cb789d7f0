import type { CallState } from '#shared/call/call.ts';
import { decidingFacts } from '#shared/call/facts.ts';
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
import { callsAbout } from '../calls/call-projection.ts';
import { contactsOf, type Contact } from './contacts.ts';

const dayMs = 24 * 60 * 60 * 1000;
const weeksMs = 12 * 7 * dayMs;

/** What was said on a call, and what the script found in it. */
interface Digest {
  readonly lastAtMs: number;
  readonly facts: Facts;
  readonly findings: readonly string[];
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
  const digestOf = (call: CallState): Digest => {
    const kept = digests.get(call.callId);
    if (kept?.lastAtMs === call.lastAtMs) return kept;
    const facts = said(call);
    const findings = decide(packOf(call), facts).findings.map(({ text }) => text);
    const digest = { lastAtMs: call.lastAtMs, facts, findings };
    if (digests.size >= mostKept) digests.clear();
    digests.set(call.callId, digest);
    return digest;
  };
  const earlierOf = (call: CallState): readonly CallState[] =>
    call.person === null
      ? []
      : callsAbout(db, call.person.personId, mostEarlier).filter(
          ({ callId, openedAtMs }) => callId !== call.callId && openedAtMs < call.openedAtMs,
        );
  return {
    linked: (call) => linkedIn(db, call, nowMs()),
    frequent: (call, age) => {
      const now = nowMs();
      const from = Math.min(monthsBefore(now, mostMonths(thresholds)), now - weeksMs);
      const times = (tie: Tie): readonly Contact[] => contactsOf(db, call, tie, from, now);
      const met = ties.flatMap((tie) => {
        const others = times(tie);
        const atMs = [...others.map((contact) => contact.atMs), call.openedAtMs];
        const isCommunal =
          tie === 'address' &&
          new Set(others.flatMap(({ personId }) => personId ?? [])).size >= thresholds.communalFrom;
        const held = isCommunal
          ? thresholds.communal
          : tie === 'subject'
            ? forAge(age, thresholds)
            : thresholds.adult;
        const found = others.length === 0 ? null : reached(atMs, held, now);
        return found === null ? [] : [{ tie, text: `${tieInWords[tie]}: ${metInWords(found)}` }];
      });
      const subject = call.person === null ? [] : [...times('subject'), { atMs: call.openedAtMs }];
      const weeks = weekly(
        subject.map(({ atMs }) => atMs),
        now,
      );
      return { met, weeks, total: weeks.reduce((sum, week) => sum + week, 0) };
    },
    today: (call) => {
      const earlier = earlierOf(call);
      if (earlier.length === 0) return { earlier: 0, fresh: [], usual: null };
      const pack = packOf(call);
      const facts = said(call);
      const { findings } = decide(pack, facts);
      return {
        earlier: earlier.length,
        fresh: newToday(
          findings,
          facts,
          earlier.map((one) => digestOf(one).facts),
        ),
        usual: usualReason(
          earlier
            .filter(({ route }) => route !== null)
            .map((decided) => digestOf(decided).findings),
        ),
      };
    },
  };
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
  return { count: found.size, by };
}
