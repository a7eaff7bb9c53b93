/**
 * A bundle: all that the owners of the rules edit, as it was deployed together. Diagrams, tables and forms are in the
 * engine under keys of their own; what the engine does not give back, notices and questions, is here.
 */
import type { EngineKey } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { BundleId } from './ids.js';

export { hashOfFiles as hashOf } from '../core/files-hash.js';

/** A file of the owners' folder. */
export interface BundleFile {
  /** Its path below the folder, with `/`. */
  name: string;
  content: string;
}

/** As a task has shown it. */
export interface ReadForm {
  formId: string;
  content: string;
  readAt: Instant;
}

export const isDiagram = ({ name }: BundleFile): boolean => name.endsWith('.bpmn');

export const DEFINITION_KINDS = ['process', 'decision', 'requirements', 'form'] as const;

/** What the engine made of a file: one version of a process, a decision table, a DMN file or a form. */
export interface BundleDefinition {
  kind: (typeof DEFINITION_KINDS)[number];
  /** As the file names it. */
  definitionId: string;
  key: EngineKey;
}

export const FILE_CHANGES = ['added', 'changed', 'removed'] as const;

export interface FileChange {
  name: string;
  kind: (typeof FILE_CHANGES)[number];
}

/** `shipped`: with a release; `person`: by somebody's deployment; `engine`: found in the engine, where somebody had put it. */
export const BUNDLE_ORIGINS = ['shipped', 'person', 'engine'] as const;

export interface Bundle {
  id: BundleId;
  /** Counted from 1 on. */
  number: number;
  deploymentKey: EngineKey;
  /** SHA-256 over names and contents. */
  hash: string;
  origin: (typeof BUNDLE_ORIGINS)[number];
  /** User id, or `system:…`. */
  deployedBy: string;
  deployedAt: Instant;
  /** Why, in the words of whoever deployed it; empty where nobody was asked. */
  reason: string;
  /** Against the bundle before it. */
  changes: readonly FileChange[];
}

export function fileChanges(before: readonly BundleFile[], after: readonly BundleFile[]): FileChange[] {
  const [old, now] = [before, after].map((files) => new Map(files.map(({ name, content }) => [name, content])));
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort();
  return names.flatMap((name): FileChange[] => {
    const [was, is] = [old?.get(name), now?.get(name)];
    if (was === is) return [];
    return [{ name, kind: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed' }];
  });
}
