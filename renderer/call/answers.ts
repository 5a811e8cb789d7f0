import type { QuestionView } from '#shared/contract/call-view.ts';

export type Option = QuestionView['unknown'];
type Values = Option['values'];

/** Every value this option sets is "unknown": it needs no words beside it. */
export const isNotKnown = ({ values }: Option): boolean =>
  Object.values(values).every((value) => value === 'unknown' || value[0] === 'unknown');

/** The option a digit stands for; 0 is always "Not known". */
export const optionFor = (question: QuestionView, digit: number): Option | undefined =>
  digit === 0 ? question.unknown : question.options.find(({ key }) => key === String(digit));

/** The values of several options together: a fact that holds many collects them, in order. */
export function valuesOf(options: readonly Option[]): Values {
  const together: Values = {};
  for (const { values } of options)
    for (const [fact, value] of Object.entries(values)) {
      const before = together[fact];
      together[fact] =
        before === undefined || typeof before === 'string' || typeof value === 'string'
          ? value
          : [...new Set([...before, ...value])];
    }
  return together;
}
