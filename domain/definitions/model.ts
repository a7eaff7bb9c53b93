/**
 * What deployed diagrams say, by the key that the engine gave each of their versions. A definition never changes: a case
 * goes on by the one that it began with, whatever is deployed after it.
 */
import type { EngineKey } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';

/** The process that a complaint begins with. */
export const CASE_PROCESS = 'complaint-handling';

export interface ElementDefinition {
  /** As BPMN has it: userTask, exclusiveGateway… */
  type: string;
  /** Chinese, as in the diagram; empty at a gateway that only joins. */
  name: string;
  nameEn: string;
  documentation: string;
  documentationEn: string;
  /** Rules of the regulation that the element carries out: D03-R13. */
  rules: readonly string[];
  /** 'company' where the regulation does not ask for the element. */
  source: string;
  /** SHA-256 of what it does: without names and words. */
  hash: string;
}

export interface TaskDefinition {
  /** A task of the engine's own, and no job. */
  isNative: boolean;
  /** Whether the diagram says who sees it. */
  hasGroup: boolean;
  formId: string;
  /** Steps of the limits that the task has to keep. */
  clock: readonly string[];
  /** Elements whose tasks the person who does this one must not have done in the same case. */
  differentFrom: readonly string[];
}

/** What decides whether a case that stands at an element may stand at another one instead. */
export interface ElementShape {
  /** Type, event, several at once: `userTask`, `boundaryEvent timer`, `callActivity parallel`. */
  kind: string;
  /** Name of the message that it waits for; empty elsewhere. */
  message: string;
  /** Of a user task: its group, or the expression that finds it; empty elsewhere. */
  group: string;
}

export interface ProcessDefinition {
  processId: string;
  name: string;
  nameEn: string;
  /** By element id; sequence flows are not among them. */
  elements: Readonly<Record<string, ElementDefinition>>;
  /** User tasks, by element id. */
  tasks: Readonly<Record<string, TaskDefinition>>;
  /** The same elements, but for what only holds data. */
  shapes: Readonly<Record<string, ElementShape>>;
  /** Where each sequence flow leads from and to. */
  flows: readonly { id: string; from: string; to: string }[];
  jobTypes: readonly string[];
  /** Processes that it calls by their names. */
  calls: readonly string[];
  messages: readonly string[];
  /** Variables that an instance may carry. */
  allowedVariables: readonly string[];
}

/** A definition as the engine handed it over. */
export interface StoredDefinition {
  key: EngineKey;
  processId: string;
  xml: string;
  readAt: Instant;
}
