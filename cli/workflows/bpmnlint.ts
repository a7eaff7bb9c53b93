/** bpmnlint with the rules of `.bpmnlintrc`: its recommended ones, and what Camunda 8.9 executes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ProcessModel } from './models.js';

interface Report {
  id: string;
  message: string;
}
interface Linter {
  lint(definitions: unknown, config: object): Promise<Record<string, Report[]>>;
}

/** `element: message (rule)` for each finding; warnings count as findings. */
export async function lintModel(root: string, model: ProcessModel): Promise<string[]> {
  const require = createRequire(import.meta.url);
  const LinterOf = require('bpmnlint/lib/linter.js') as new (options: object) => Linter;
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js') as new (options: object) => object;
  const config = JSON.parse(readFileSync(join(root, '.bpmnlintrc'), 'utf8')) as object;
  const linter = new LinterOf({ resolver: new NodeResolver({ require }) });
  const reports = await linter.lint(model.definitions, config);
  return Object.entries(reports).flatMap(([rule, found]) =>
    found.map(({ id, message }) => `${id}: ${message} (${rule})`),
  );
}
