import { useCallback, useEffect, useRef, useState } from 'react';
import { useRawAsk } from '../bridge/bridge.tsx';

type Values = Readonly<Record<string, string>>;
type Forms = ReadonlyMap<string, Values>;

const saveAfterMs = 250;

/**
 * Half-written forms by name. They outlive their view, a refusal and another call; and a kill, since each is on disk shortly
 * after the last key. What was on disk comes back when the person signs in again, under what they have typed since.
 */
export function useKeptForms(): {
  readonly forms: Forms;
  readonly keep: (form: string, values: Values) => void;
} {
  const ask = useRawAsk();
  const [forms, setForms] = useState<Forms>(() => new Map());
  const unsaved = useRef(new Map<string, Values>());
  const save = useCallback((): void => {
    for (const [form, values] of unsaved.current)
      void ask('forms.keep', { form, values: { ...values } });
    unsaved.current.clear();
  }, [ask]);
  useEffect(() => {
    void ask('forms.kept', {}).then((kept) => {
      if (kept.ok) setForms((typed) => new Map([...Object.entries(kept.value), ...typed]));
    });
  }, [ask]);
  useEffect(() => {
    const timer = setTimeout(save, saveAfterMs);
    window.addEventListener('blur', save);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', save);
    };
  }, [save, forms]);
  useEffect(() => save, [save]);
  const keep = useCallback((form: string, values: Values): void => {
    unsaved.current.set(form, values);
    setForms((before) => new Map(before).set(form, values));
  }, []);
  return { forms, keep };
}
