import { useShell } from '../ui/shell.tsx';

/** A form whose half outlives a refusal, its dialog and another view: nothing typed is lost. */
export function useKeptForm(name: string) {
  const { kept, keep } = useShell();
  const values = kept(name);
  return {
    /** What was typed, trimmed; empty where nothing was. */
    get: (field: string): string => (values[field] ?? '').trim(),
    raw: (field: string): string => values[field] ?? '',
    put: (field: string, value: string): void => {
      keep(name, { ...values, [field]: value });
    },
    clear: (): void => {
      keep(name, {});
    },
  };
}
