/** What is stored. */
import type { EntryChanges, List, ListEntry, Uses } from './model.js';

export interface OrganisationReader {
  /** List by list, each in its order. */
  all(): Promise<ListEntry[]>;
  of(list: List): Promise<ListEntry[]>;
  entry(list: List, code: string): Promise<ListEntry | null>;
  /** What of the desk names it. */
  usesOf(list: List, code: string): Promise<Uses>;
}

export interface Organisation extends OrganisationReader {
  insert(entry: ListEntry): Promise<void>;
  /** Where it is still as it was read. @throws {DomainError} stale */
  change(read: ListEntry, changes: EntryChanges): Promise<void>;
  /** The whole list, in its new order. */
  putInOrder(list: List, codes: readonly string[]): Promise<void>;
  remove(list: List, code: string): Promise<void>;
}
