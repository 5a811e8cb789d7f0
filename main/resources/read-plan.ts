import { err, ok, type Result } from '#shared/kit/result.ts';
import { problemLine, problemsOf } from '#shared/protocol/problem.ts';
import { resourcePlan, type ResourcePlan } from '#shared/routing/plan.ts';
import { ProtocolFileRefused } from '../protocol/faults.ts';
import { readYaml, readYamlText, type YamlFile } from '../protocol/read-yaml.ts';

/** What travels in one message of the hub, bytes: a plan above it would reach no other desk. */
const mostBytes = 180 * 1024;

/** Reads a file of areas, units, shifts and suites (YAML, or JSON, which is YAML too). Every problem at once, with its line. */
export const readPlan = (file: string): Result<ResourcePlan, readonly string[]> =>
  planIn(() => readYaml(file));

/** The same of a text that the page has read; `name` is what the refusal calls it. */
export const readPlanText = (name: string, text: string): Result<ResourcePlan, readonly string[]> =>
  planIn(() => readYamlText(name, Buffer.from(text)));

function planIn(read: () => YamlFile): Result<ResourcePlan, readonly string[]> {
  try {
    const yaml = read();
    const plan = resourcePlan.safeParse(yaml.value);
    if (!plan.success) return err(problemsOf(plan.error).map(yaml.locate).map(problemLine));
    const bytes = Buffer.byteLength(JSON.stringify(plan.data));
    return bytes <= mostBytes
      ? ok(plan.data)
      : err([
          `file: it holds ${String(Math.ceil(bytes / 1024))} KiB, and ${String(mostBytes / 1024)} KiB is the most that other desks can be told. Leave corners out of the outlines of areas.`,
        ]);
  } catch (error) {
    if (error instanceof ProtocolFileRefused) return err([error.message]);
    throw error;
  }
}
