/**
 * What a record holds under a name, and nothing that every object has: a name may come from an address or a form, and
 * `constructor` is no process.
 */
export const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** The names of an object that is written down in the program: it has those of its type, and no others. */
export const keysOf = <Name extends string>(record: { readonly [One in Name]?: unknown }): Name[] =>
  // The compiler cannot know that an object has no more names than its type.
  Object.keys(record) as Name[];

/** A record with a value for each of these names. */
export const recordOf = <Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> =>
  // `fromEntries` forgets which names there were.
  Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;

/** A list that was read somewhere; an empty one for what is none. */
export const listOf = (read: unknown): unknown[] => (Array.isArray(read) ? read : []);

/** What an object that was read somewhere holds as text, by name. */
export const textsIn = (read: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof read === 'object' && read !== null ? read : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

/** Whether a text is one of these: what comes from outside is asked, not believed. */
export const isOneOf = <Value extends string>(values: readonly Value[], given: unknown): given is Value =>
  values.some((value) => value === given);

/** Those that have the same key, by it, in the order they come (`Map.groupBy`, which Node 20 does not have). */
export function grouped<Key, One>(ones: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of ones) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
