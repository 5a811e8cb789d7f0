import type { ResponseTable } from '#shared/protocol/protocol.ts';

export type Service = {
  readonly name: string;
  readonly telephone: string | null;
  readonly targetMinutes: number;
};

/** A destination as this force has it; one missing from the table keeps its plain name. */
export function serviceFor(table: ResponseTable, destination: string): Service {
  const entry = Object.entries(table.services).find(([id]) => id === destination)?.[1];
  return {
    name: entry?.name ?? destination.replaceAll('_', ' '),
    telephone: entry?.telephone ?? null,
    targetMinutes: entry?.targetMinutes ?? 10,
  };
}
