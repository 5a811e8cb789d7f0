import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packsFolder } from '#main/protocol/load-pack.ts';

type Words = {
  readonly version?: string;
  /** Where somebody very upset is sent. */
  readonly upset?: string;
  /** The level when life is at risk. */
  readonly life?: string;
  readonly title?: string;
};

/** A pack file of two questions and two rules in the vocabulary of this build: read in a moment. */
export const smallScript = ({
  version = '1.0.0',
  upset = 'nurse',
  life = 'emergency',
  title = 'A small script',
}: Words = {}): string => `id: england
version: ${version}
title: ${title}
owner: Dr Helen Marsden
status: draft
sources: [made up for a test]
stages: [{ id: safety, label: Safety }, { id: need, label: Need }]
questions:
  - id: life
    stage: safety
    short: Is life at risk?
    say: Is anybody about to die?
    fact: life_at_risk_now
    necessary: true
    answers: [{ value: yes, label: Yes }, { value: no, label: No }]
  - id: upset
    stage: need
    short: Very upset?
    say: Are they very upset?
    fact: distress_severe
    answers: [{ value: yes, label: Yes }, { value: no, label: No }]
rules:
  - id: life
    when: { life_at_risk_now: [yes, unknown] }
    level: ${life}
    destinations: [ambulance_emergency, police_emergency]
    because: Life at risk
    source: HRA 1998, Article 2
  - id: upset
    when: { distress_severe: [yes, unknown] }
    level: soon
    destinations: [${upset}]
    because: Distress needs somebody
    source: NICE NG225
`;

/** A folder of packs as delivered, with `script` in place of the England pack, and perhaps other words. */
export function packsWith(
  folder: string,
  script: string,
  words: (vocabulary: string) => string = (same) => same,
): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(packsFolder(), folder, { recursive: true });
  writeFileSync(join(folder, 'england.yaml'), script);
  const vocabulary = join(folder, 'vocabulary.yaml');
  writeFileSync(vocabulary, words(readFileSync(vocabulary, 'utf8')));
  return folder;
}
