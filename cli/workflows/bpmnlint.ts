/** bpmnlint with the rules of `.bpmnlintrc`: its recommended ones, what Camunda 8.9 executes, and our own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Definitions } from '../../gateways/bpmn.js';
import { RULES } from './rules/index.js';

interface Report {
  id: string;
  message: string;
}
interface Resolver {
  resolveRule(pkg: string, name: string): unknown;
  resolveConfig(pkg: string, name: string): unknown;
}
interface Linter {
  lint(definitions: unknown, config: object): Promise<Record<string, Report[]>>;
}

const PLUGIN = 'bpmnlint-plugin-gas-complaint-desk';

/** Our plugin is no package: its rules stand beside this file. */
function withOurRules(others: Resolver): Resolver {
  return {
    resolveRule: (pkg, name) => (pkg === PLUGIN ? RULES[name] : others.resolveRule(pkg, name)),
    resolveConfig: (pkg, name) =>
      pkg === PLUGIN
        ? { rules: Object.fromEntries(Object.keys(RULES).map((rule) => [`gas-complaint-desk/${rule}`, 'error'])) }
        : others.resolveConfig(pkg, name),
  };
}

/** `element: message (rule)` for each finding; warnings count as findings. */
export async function lintModel(root: string, { definitions }: { definitions: Definitions }): Promise<string[]> {
  const require = createRequire(import.meta.url);
  const LinterOf = require('bpmnlint/lib/linter.js') as new (options: object) => Linter;
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js') as new (options: object) => Resolver;
  const config = JSON.parse(readFileSync(join(root, '.bpmnlintrc'), 'utf8')) as object;
  const linter = new LinterOf({ resolver: withOurRules(new NodeResolver({ require })) });
  const reports = await linter.lint(definitions, config);
  return Object.entries(reports).flatMap(([rule, found]) =>
    found.map(({ id, message }) => `${id}: ${message} (${rule})`),
  );
}
