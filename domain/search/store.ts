/** What is stored. */
import type { Id } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';

/** What a person looked for on the desk: it may be a name, and stands in no address. */
export interface StoredSearch {
  id: string;
  userId: Id;
  wrappedKey: string;
  sealed: string;
  at: Instant;
}

export interface SearchReader {
  byId(id: string): Promise<StoredSearch | null>;
}

export interface Searches extends SearchReader {
  insert(search: StoredSearch): Promise<void>;
  dropBefore(at: Instant): Promise<void>;
}
