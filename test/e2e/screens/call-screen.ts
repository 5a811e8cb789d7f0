import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';

/** What a handler sees and does on a call, key by key. */
export interface CallScreen {
  readonly question: Locator;
  readonly answers: Locator;
  /** Reads the key beside the answer and presses it; `words` are typed where the question asks for them. */
  readonly answer: (label: string, words?: string) => Promise<void>;
  /** Several may be true: each key once, then Enter. */
  readonly answerMany: (...labels: readonly string[]) => Promise<void>;
  /** A whole run of answers; a list stands for a question where several may be true. */
  readonly answerAll: (run: readonly Given[]) => Promise<void>;
  /** Presses a digit as often as it takes until the 300 ms guard lets it through. */
  readonly digit: (key: string) => Promise<void>;
  readonly answered: Locator;
  readonly level: Locator;
  readonly person: Locator;
  readonly plan: Locator;
  readonly matches: Locator;
  readonly notes: Locator;
  readonly note: Locator;
  readonly closing: Locator;
  readonly number: () => Promise<number>;
}

/** An answer, several answers, or an answer with the words typed beside it. */
export type Given =
  string | readonly string[] | { readonly answer: string; readonly words: string };

export function callScreen(page: Page): CallScreen {
  const question = page.getByRole('region', { name: 'Current question' });
  const answers = question.getByRole('group', { name: 'Answers' });
  const nth = question.getByText(/^Question \d+$/);

  const keyOf = async (label: string): Promise<string> => {
    const button = answers.getByText(label, { exact: true }).locator('xpath=ancestor::button');
    return (await button.getAttribute('aria-keyshortcuts')) ?? '';
  };
  const digit = async (key: string): Promise<void> => {
    await expect(async () => {
      await page.keyboard.press(key);
      expect(await question.getByText(`${key} not taken`).isVisible()).toBe(false);
    }).toPass({ intervals: [100], timeout: 3_000 });
  };
  /** Does something, and waits for the question that comes after this one (or for the route). */
  const onToTheNext = async (act: () => Promise<void>): Promise<void> => {
    const asked = await nth.textContent();
    await act();
    await expect(question.getByText(asked ?? '', { exact: true })).toBeHidden();
  };
  const answer = async (label: string, words?: string): Promise<void> => {
    await onToTheNext(async () => {
      await digit(await keyOf(label));
      if (words === undefined) return;
      await expect(question.getByRole('textbox')).toBeFocused();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    });
  };
  const answerMany = async (...labels: readonly string[]): Promise<void> => {
    await onToTheNext(async () => {
      for (const label of labels) {
        await digit(await keyOf(label));
        await expect(
          answers.getByText(label, { exact: true }).locator('xpath=ancestor::button'),
        ).toHaveAttribute('aria-pressed', 'true');
      }
      await page.keyboard.press('Enter');
    });
  };
  return {
    question,
    answers,
    answer,
    answerMany,
    answerAll: async (run) => {
      for (const given of run) {
        if (typeof given === 'string') await answer(given);
        else if ('answer' in given) await answer(given.answer, given.words);
        else await answerMany(...given);
      }
    },
    digit,
    answered: page.getByRole('list', { name: 'Answered' }),
    level: page.getByRole('region', { name: 'Response needed' }),
    person: page.getByRole('region', { name: 'Chosen person' }),
    plan: page.getByRole('region', { name: 'Care plan' }),
    matches: page.getByRole('list', { name: 'Matches' }),
    notes: page.getByRole('region', { name: 'Notes', exact: true }),
    note: page.getByRole('textbox', { name: 'Add a note' }),
    closing: page.getByRole('region', { name: 'Closing this call' }),
    number: async () => Number((await nth.textContent())?.replace('Question ', '')),
  };
}
