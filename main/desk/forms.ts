import { z } from 'zod';
import type { FormsPort } from '../handlers/ports.ts';
import type { Journal } from '../journal/journal.ts';

const typed = z.record(z.string(), z.string());

/** Half-written forms in the journal's file, beside the drafts of notes. */
export const createForms = (journal: Journal): FormsPort => ({
  keep: (user, form, values) => {
    const isEmpty = Object.values(values).every((text) => text.trim() === '');
    journal.saveForm(user, form, isEmpty ? null : JSON.stringify(values));
  },
  kept: (user) =>
    Object.fromEntries(
      journal.forms(user).flatMap(({ form, text }) => {
        const read = typed.safeParse(JSON.parse(text));
        return read.success ? [[form, read.data]] : [];
      }),
    ),
});
