/** For the default of a switch that must be exhaustive: a new case is a compile error here. */
export function assertNever(value: never): never {
  throw new TypeError(`a case was forgotten: ${JSON.stringify(value)}`);
}
