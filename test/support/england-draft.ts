import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadVocabulary, packInUse } from '#main/protocol/load-pack.ts';
import { readPack, type PackInVocabulary } from '#shared/protocol/pack.ts';

const written = z.looseObject({
  facts: z.record(z.string(), z.unknown()),
  questions: z.array(z.looseObject({ id: z.string() })),
  rules: z.array(z.looseObject({ id: z.string() })),
});
export type WrittenPack = z.infer<typeof written>;

/** The England pack with a change made to it, as a clinical owner would make one. */
export function englandWith(change: (pack: WrittenPack) => void): PackInVocabulary {
  const pack = written.parse(parse(readFileSync(packInUse(), 'utf8'), { version: '1.2' }));
  pack['version'] = '9.9.9';
  change(pack);
  const read = readPack(loadVocabulary(), pack, 'f'.repeat(64));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** A draft with two new questions that matter, a rule gone and a level raised. */
export const englandDraft = (): PackInVocabulary =>
  englandWith((pack) => {
    pack.facts['alone_tonight'] = { values: ['yes', 'no'], order: [['no'], ['yes']] };
    pack.facts['can_get_out'] = { values: ['yes', 'no'], order: [['yes'], ['no']] };
    const ask = (id: string, fact: string) => ({
      id,
      stage: 'need',
      short: `${id}?`,
      say: `“${id}?”`,
      fact,
      answers: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    });
    pack.questions.push(
      { ...ask('alone', 'alone_tonight'), stage: 'route' },
      { ...ask('get-out', 'can_get_out'), stage: 'route' },
    );
    pack.rules = pack.rules.filter(({ id }) => id !== 'different-today' && id !== 'several-calls');
    pack.rules.push(
      {
        id: 'alone-tonight',
        when: { alone_tonight: ['yes', 'unknown'] },
        level: 'soon',
        destinations: ['nurse'],
        because: 'They are alone tonight.',
        source: 'test',
      },
      {
        id: 'cannot-get-out',
        when: { can_get_out: 'no', alone_tonight: ['yes', 'unknown'] },
        level: 'urgent',
        destinations: ['police_priority'],
        because: 'They are alone and cannot get out.',
        source: 'test',
      },
    );
  });
