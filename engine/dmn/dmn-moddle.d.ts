/**
 * dmn-moddle ships no types; this is what we use of it. What it reads as a file has definitions at its root, whose
 * properties are those of its meta-model.
 */
declare module 'dmn-moddle' {
  export interface Clause {
    $type: string;
    id?: string;
    name?: string;
    label?: string;
    description?: string;
    text?: string;
    expressionLanguage?: string;
    typeRef?: string;
  }
  export interface InputClause extends Clause {
    inputExpression?: Clause;
    inputVariable?: string;
  }
  export interface OutputClause extends Clause {
    outputValues?: Clause;
    defaultOutputEntry?: Clause;
  }
  export interface Rule extends Clause {
    inputEntry?: Clause[];
    outputEntry?: Clause[];
  }
  /** Any boxed expression; which properties are there depends on `$type`. */
  export interface Logic extends Clause {
    hitPolicy?: string;
    aggregation?: string;
    input?: InputClause[];
    output?: OutputClause[];
    rule?: Rule[];
    contextEntry?: { variable?: Clause; value?: Logic }[];
    calledFunction?: Clause;
    binding?: { parameter?: Clause; bindingFormula?: Logic }[];
    elements?: Logic[];
    column?: Clause[];
    row?: Logic[];
    formalParameter?: Clause[];
    kind?: string;
    body?: Logic;
  }
  export interface Reference {
    href: string;
  }
  /** A decision, a business knowledge model, or an input. */
  export interface DrgElement extends Clause {
    variable?: Clause;
    decisionLogic?: Logic;
    encapsulatedLogic?: Logic;
    informationRequirement?: { requiredDecision?: Reference }[];
    knowledgeRequirement?: { requiredKnowledge?: Reference }[];
    extensionElements?: { values?: { $type: string; value?: string }[] };
  }
  export interface Definitions extends Clause {
    namespace?: string;
    drgElement?: DrgElement[];
  }

  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: Definitions; warnings: { message: string }[] }>;
    toXML(definitions: Definitions, options: { format: boolean }): Promise<{ xml: string }>;
  }
}
