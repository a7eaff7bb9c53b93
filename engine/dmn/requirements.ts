/** The graph of a DMN file: which decisions and knowledge a decision needs, in the order they are evaluated. */
import { FeelFunction } from 'feelin';
import { type Environment, extend } from './environment.js';
import type { TracedEvaluator } from './decision-table.js';
import { compileLogic, decisionType } from './logic.js';
import { type Definitions, DmnParseError, type DrgElement, target, variableName } from './model.js';

export interface CompiledDecision {
  id: string;
  name: string;
  type: string;
  /** Names under which its result is known to the decisions that require it. */
  resultNames: string[];
  requires: CompiledDecision[];
  knowledge: Knowledge[];
  evaluate: TracedEvaluator;
}

/** A business knowledge model: a function once it knows its environment. */
export interface Knowledge {
  names: string[];
  bind(environment: Environment): FeelFunction;
}

const namesOf = (element: DrgElement): string[] => [
  ...new Set([variableName(element), element.id ?? '', element.name ?? '']),
];

/** All names with blanks or dashes that a file declares: its expressions may use them as they are. */
function namesWithBlanks(elements: DrgElement[]): string[] {
  const parameters = elements.flatMap((element) => element.encapsulatedLogic?.formalParameter ?? []);
  const entries = elements
    .flatMap((element) => element.decisionLogic?.contextEntry ?? [])
    .map(({ variable }) => variable?.name ?? '');
  const names = [...elements.flatMap(namesOf), ...parameters.map(({ name }) => name ?? ''), ...entries];
  return names.filter((name) => /[\s-]/.test(name));
}

/** Adds the functions of required knowledge to what a piece of logic sees. */
export function withKnowledge(environment: Environment, knowledge: Knowledge[]): Environment {
  const functions: Record<string, unknown> = {};
  for (const one of knowledge) for (const name of one.names) functions[name] = one.bind(environment);
  return knowledge.length === 0 ? environment : extend(environment, functions);
}

class Graph {
  private readonly elements: Map<string, DrgElement>;
  private readonly names: string[];
  private readonly decisions = new Map<string, CompiledDecision>();
  private readonly knowledge = new Map<string, Knowledge>();
  private readonly open = new Set<string>();

  constructor(definitions: Definitions) {
    const elements = definitions.drgElement ?? [];
    this.elements = new Map(elements.map((element) => [element.id ?? '', element]));
    this.names = namesWithBlanks(elements);
  }

  decision(id: string): CompiledDecision {
    const known = this.decisions.get(id);
    if (known) return known;
    const element = this.enter(id, 'decision');
    const required = (element.informationRequirement ?? []).filter(({ requiredDecision }) => requiredDecision);
    const compiled: CompiledDecision = {
      id,
      name: element.name ?? id,
      type: element.decisionLogic ? decisionType(element.decisionLogic) : 'UNKNOWN',
      resultNames: namesOf(element),
      requires: required.map(({ requiredDecision }) => this.decision(target(requiredDecision))),
      knowledge: this.knowledgeOf(element),
      evaluate: compileLogic(element.decisionLogic, this.names),
    };
    this.open.delete(id);
    this.decisions.set(id, compiled);
    return compiled;
  }

  private enter(id: string, kind: string): DrgElement {
    if (this.open.has(id))
      throw new DmnParseError('Invalid DMN model: Cyclic dependencies between decisions detected.');
    const element = this.elements.get(id);
    if (!element) throw new DmnParseError(`Invalid DMN model: the required ${kind} '${id}' is missing`);
    this.open.add(id);
    return element;
  }

  private knowledgeOf(element: DrgElement): Knowledge[] {
    return (element.knowledgeRequirement ?? []).map(({ requiredKnowledge }) =>
      this.knowledgeModel(target(requiredKnowledge)),
    );
  }

  private knowledgeModel(id: string): Knowledge {
    const known = this.knowledge.get(id);
    if (known) return known;
    const element = this.enter(id, 'knowledge');
    const logic = element.encapsulatedLogic;
    const parameters = (logic?.formalParameter ?? []).map(({ name }) => name ?? '');
    const body = compileLogic(logic?.body, this.names);
    const required = this.knowledgeOf(element);
    const compiled: Knowledge = {
      names: namesOf(element),
      bind: (environment) =>
        new FeelFunction((...values: unknown[]) => {
          const given = Object.fromEntries(parameters.map((name, index) => [name, values[index] ?? null]));
          const inner = extend(withKnowledge(environment, required), given);
          return body(inner, { inputs: [], matchedRules: [] });
        }, parameters),
    };
    this.open.delete(id);
    this.knowledge.set(id, compiled);
    return compiled;
  }
}

/** Compiles every decision of a file. Throws `FeelParseError` or `DmnParseError`. */
export function compileDecisions(definitions: Definitions): Map<string, CompiledDecision> {
  const graph = new Graph(definitions);
  const ids = (definitions.drgElement ?? []).filter(({ $type }) => $type === 'dmn:Decision').map(({ id }) => id ?? '');
  return new Map(ids.map((id) => [id, graph.decision(id)]));
}
