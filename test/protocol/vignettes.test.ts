import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadProtocol } from '#main/protocol/load-pack.ts';
import { checkFacts } from '#shared/protocol/check-facts.ts';
import { decide } from '#shared/protocol/decide.ts';
import { compareLevels } from '#shared/protocol/level.ts';
import { levels, type Decision } from '#shared/protocol/protocol.ts';

const level = z.enum(levels);
const vignettes = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    require: z.array(z.array(z.string()).min(1)),
    forbid: z.array(z.string()),
    minLevel: level.optional(),
    maxLevel: level.optional(),
    obligations: z.array(z.string()).default([]),
    why: z.string(),
  }),
);
type Vignette = z.infer<typeof vignettes>[number];

const { vocabulary, pack } = loadProtocol();

const read = (name: string): readonly Vignette[] =>
  vignettes.parse(
    JSON.parse(
      readFileSync(new URL(`../fixtures/vignettes/${name}`, import.meta.url), 'utf8'),
    ) as unknown,
  );

/** What is wrong with the decision, in words; empty when it is as the call requires. */
function wrong(call: Vignette, { level, destinations, obligations }: Decision): readonly string[] {
  return [
    ...call.require
      .filter((any) => !any.some((one) => destinations.includes(one)))
      .map((any) => `needs ${any.join(' or ')}`),
    ...call.forbid.filter((one) => destinations.includes(one)).map((one) => `must not have ${one}`),
    ...call.obligations
      .filter((one) => !obligations.some((owed) => owed === one))
      .map((one) => `must owe ${one}`),
    ...(call.minLevel !== undefined && compareLevels(level, call.minLevel) > 0
      ? [`is ${level}, below ${call.minLevel}`]
      : []),
    ...(call.maxLevel !== undefined && compareLevels(level, call.maxLevel) < 0
      ? [`is ${level}, above ${call.maxLevel}`]
      : []),
  ];
}

describe.each([
  'published.json',
  'more.json',
  'held-out.json',
  'one-finding.json',
  'complete.json',
])('the calls of %s', (name) => {
  it.each(read(name).map((call) => [`${call.id} ${call.title}`, call] as const))(
    '%s',
    (_, call) => {
      expect(checkFacts(vocabulary, call.facts)).toEqual([]);
      const decision = decide(pack, call.facts);
      expect({
        wrong: wrong(call, decision),
        decided: wrong(call, decision).length === 0 ? '' : decision.destinations,
      }).toEqual({
        wrong: [],
        decided: '',
      });
    },
  );
});
