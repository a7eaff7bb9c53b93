/** What never changes is read once in a process: for each house, by its key. */

/** What could not be read is asked for again. */
export function readOnce<House extends { store: object }, Key, Value>(
  read: (house: House, key: Key) => Promise<Value>,
): (house: House, key: Key) => Promise<Value> {
  const houses = new WeakMap<object, Map<Key, Promise<Value>>>();
  return (house, key) => {
    const known = houses.get(house.store) ?? new Map<Key, Promise<Value>>();
    houses.set(house.store, known);
    const found = known.get(key) ?? read(house, key);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
}
