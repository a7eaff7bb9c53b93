/** Definitions that were met, so that pages and workers need no engine to know them. */
import type { EngineKey } from '../core/ids.js';
import type { StoredDefinition } from './model.js';

export interface ProcessDefinitionReader {
  byKey(key: EngineKey): Promise<StoredDefinition | null>;
}

export interface ProcessDefinitions extends ProcessDefinitionReader {
  /** Keeps one; it is kept once, by the process that reads it first. */
  keep(definition: StoredDefinition): Promise<void>;
}
