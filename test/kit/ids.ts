/** Ids for tests. */
import { createHash } from 'node:crypto';
import { type Id, isId } from '../../domain/core/ids.js';

/** What a page or a variable holds, as the id that it is; for any other text the one id that this test calls so. */
export function anId<T extends Id>(text: string): T {
  const hex = createHash('sha256').update(text).digest('hex');
  const called = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  const id = isId<T>(text) ? text : called;
  if (!isId<T>(id)) throw new Error(`${id} is no id.`);
  return id;
}
