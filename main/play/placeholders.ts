import { z } from 'zod';
import type { Application } from '../application.ts';
import whitlock from '../desk/practice/whitlock.json' with { type: 'json' };

/** What a script has met so far: the call last opened, the person listed first. */
export type Names = { call: string; found: string };

type Written = { readonly do: string; readonly with: Readonly<Record<string, unknown>> };

const listed = z.looseObject({
  matches: z.array(z.looseObject({ personId: z.string() })).min(1),
});

/** Keeps what later steps name with `$call` and `$found`. */
export function remember(names: Names, channel: string, value: unknown): void {
  if ((channel === 'call.open' || channel === 'call.emergency') && typeof value === 'string')
    names.call = value;
  const found = channel === 'people.lookUp' ? listed.safeParse(value) : null;
  if (found?.success === true) names.found = found.data.matches[0]?.personId ?? '';
}

const answer = z.object({
  question: z.string(),
  value: z.union([z.string(), z.array(z.string())]),
  words: z.string().nullable().default(null),
});

/** `answer` in full: the values that this answer of the script sets, as the page would send them. */
export function answerStep(application: Application, given: unknown, names: Names): Written {
  const written = answer.safeParse(given);
  const asked = application.view().call?.question;
  const { question, value, words } = written.success
    ? written.data
    : { question: '', value: '', words: null };
  const chosen = [value].flat();
  const fact = Object.keys(asked?.unknown.values ?? {})[0] ?? question;
  const options =
    asked?.options.filter((option) =>
      [option.values[fact] ?? []].flat().some((one) => chosen.includes(one)),
    ) ?? [];
  const also = Object.fromEntries(options.flatMap((option) => Object.entries(option.values)));
  return {
    do: 'call.recordAnswer',
    with: { callId: names.call, question, values: { ...also, [fact]: value }, words },
  };
}

/** Puts the ids of this run where the script names them; what it does not know stays as it is. */
export function filled(application: Application, value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((part) => filled(application, part, names));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, filled(application, part, names)]),
    );
  if (typeof value !== 'string' || !value.startsWith('$')) return value;
  if (value === '$call') return names.call;
  if (value === '$found') return names.found;
  if (value === '$whitlock') return JSON.stringify(whitlock);
  if (value === '$contact')
    return application.view().call?.contacts.find(({ record }) => record === null)?.id ?? value;
  if (value === '$inAYear') return Date.now() + 364 * 24 * 60 * 60 * 1000;
  return idOf(application, value, names) ?? value;
}

function idOf(application: Application, value: string, names: Names): string | undefined {
  const ports = application.room()?.ports;
  const state = ports?.calls.open().find(({ callId }) => callId === names.call);
  const colon = value.indexOf(':');
  const name = value.slice(colon + 1);
  switch (value.slice(0, colon)) {
    case '$offer':
      return state?.referrals.find(({ destination }) => destination === name)?.id;
    case '$open':
      return state?.obligations.find((one) => one.kind === name && one.closed === null)?.id;
    case '$user':
      return ports?.access.colleagues().find((one) => one.name === name)?.id;
    case '$waiting':
      return ports?.people.quarantine().find(({ kind }) => kind === name)?.itemId;
    default:
      return undefined;
  }
}
