/** What is stored. */
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';

/** What a person looked for on the desk: it may be a name, and stands in no address. */
export interface StoredSearch {
  id: string;
  userId: UserId;
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
