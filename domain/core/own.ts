/**
 * What a record holds under a name, and nothing that every object has: a name may come from an address or a form, and
 * `constructor` is no process.
 */
export const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
