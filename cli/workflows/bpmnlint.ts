/** bpmnlint with the rules of `.bpmnlintrc`: its recommended ones, what Camunda 8.9 executes, and our own. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver, { type Resolver } from 'bpmnlint/lib/resolver/node-resolver.js';
import { z } from 'zod';
import type { Definitions } from '../../gateways/bpmn.js';
import { readJson } from '../read-json.js';
import { RULES } from './rules/index.js';

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
  const config = readJson(join(root, '.bpmnlintrc'), z.record(z.string(), z.unknown()));
  const linter = new Linter({ resolver: withOurRules(new NodeResolver({ require })) });
  const reports = await linter.lint(definitions, config);
  return Object.entries(reports).flatMap(([rule, found]) =>
    found.map(({ id, message }) => `${id}: ${message} (${rule})`),
  );
}
