/** bpmnlint ships no types; this is what we use of it. */
declare module 'bpmnlint/lib/linter.js' {
  export default class Linter {
    constructor(options: object);
    /** Findings by the name of the rule. */
    lint(definitions: object, config: object): Promise<Record<string, { id: string; message: string }[]>>;
  }
}
declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  export interface Resolver {
    resolveRule(pkg: string, name: string): unknown;
    resolveConfig(pkg: string, name: string): unknown;
  }
  export default class NodeResolver implements Resolver {
    constructor(options: { require: NodeJS.Require });
    resolveRule(pkg: string, name: string): unknown;
    resolveConfig(pkg: string, name: string): unknown;
  }
}
