/** Definitions that were met, so that pages and workers need no engine to know them; and the bundles they came with. */
import type { EngineKey } from '../core/ids.js';
import type { Bundle, BundleDefinition, BundleFile, ReadForm } from './bundle.js';
import type { BundleId } from './ids.js';
import type { StoredDefinition } from './model.js';

export interface ProcessDefinitionReader {
  byKey(key: EngineKey): Promise<StoredDefinition | null>;
}

export interface ProcessDefinitions extends ProcessDefinitionReader {
  /** Keeps one; it is kept once, by the process that reads it first. */
  keep(definition: StoredDefinition): Promise<void>;
}

export interface BundleReader {
  /** null before anything was deployed. */
  latest(): Promise<Bundle | null>;
  byId(id: BundleId): Promise<Bundle | null>;
  byNumber(number: number): Promise<Bundle | null>;
  /** The newest first; without the one that stands for all that was before bundles. */
  list(page: { from: number; limit: number }): Promise<Bundle[]>;
  files(id: BundleId): Promise<BundleFile[]>;
  /** What a file of it says; null where it has none of this name. */
  file(id: BundleId, name: string): Promise<string | null>;
  /** Forms that are not those of its files: read from the engine, to which somebody had deployed them. */
  readForms(id: BundleId): Promise<ReadForm[]>;
  definitions(id: BundleId): Promise<BundleDefinition[]>;
  hasDefinition(id: BundleId, key: EngineKey): Promise<boolean>;
  /** The newest that has this definition; null where it came in by another way. */
  withDefinition(key: EngineKey): Promise<Bundle | null>;
}

export interface Bundles extends BundleReader {
  /** Once for each. */
  keepForm(id: BundleId, form: ReadForm): Promise<void>;
  insert(bundle: Bundle, files: readonly BundleFile[], definitions: readonly BundleDefinition[]): Promise<void>;
}
