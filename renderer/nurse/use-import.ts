import { useState } from 'react';
import type { Reply } from '#shared/contract/contract.ts';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

export type ImportSummary = Extract<Reply<'people.import'>, { ok: true }>['value'];

const maxFiles = 50;
const maxBytes = 64 * 1024 * 1024;

/** Reads the chosen files and hands them to the desk: whole, or not at all. */
export function useImport() {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const [busy, setBusy] = useState(false);
  const [summary, setSummary] = useState<ImportSummary | null>(null);
  const bring = async (files: readonly File[]): Promise<void> => {
    const big = files.find(({ size }) => size > maxBytes);
    if (files.length === 0) return;
    if (files.length > maxFiles) {
      refuse(`Choose ${String(maxFiles)} files at most; these are ${String(files.length)}.`);
      return;
    }
    if (big !== undefined) {
      refuse(`${big.name} is larger than 64 MB. Use the concord import command for it.`);
      return;
    }
    setBusy(true);
    setSummary(null);
    try {
      const read = await Promise.all(
        files.map(async (file) => ({ name: file.name, text: await file.text() })),
      );
      const reply = await ask('people.import', { files: read });
      if (reply.ok) {
        setSummary(reply.value);
        say(`Imported ${String(reply.value.read)} records`);
      }
    } catch (cause) {
      refuse(
        `A file could not be read: ${cause instanceof Error ? cause.message : 'no reason given'}. Nothing was imported; choose the files again.`,
      );
    }
    setBusy(false);
  };
  return { busy, summary, bring };
}
