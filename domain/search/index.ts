/** Finding cases. */
export { MOST_FOUND } from './searching.js';
export type { Searches, StoredSearch } from './store.js';
export { type SearchModule, searchModule } from './module.js';
