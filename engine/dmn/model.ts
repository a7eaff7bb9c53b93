/**
 * DMN XML → the parts of it that are evaluated. dmn-moddle reads the XML; this module gives its objects types.
 * It knows DMN 1.3; older and newer versions differ for our purposes only in their namespace.
 */
import { DmnModdle } from 'dmn-moddle';

/** A DMN resource that cannot be deployed. */
export class DmnParseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DmnParseError';
  }
}

export interface Clause {
  $type: string;
  id?: string;
  name?: string;
  label?: string;
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
interface Reference {
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

const DMN_1_3 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const OTHER_VERSIONS =
  /http:\/\/www\.omg\.org\/spec\/DMN\/(20151101\/dmn\.xsd|20180521\/MODEL\/)|https:\/\/www\.omg\.org\/spec\/DMN\/(20211108|20230324|20240513)\/MODEL\//g;

/** Reads a DMN file. Throws `DmnParseError` with the parser's words. */
export async function readDefinitions(xml: string): Promise<Definitions> {
  try {
    const { rootElement } = await new DmnModdle().fromXML(xml.replace(OTHER_VERSIONS, DMN_1_3));
    return rootElement as unknown as Definitions;
  } catch (error) {
    throw new DmnParseError(`Failed to parse DMN: ${(error as Error).message}`);
  }
}

/** The name an element's value has in the expressions that use it. */
export function variableName(element: DrgElement): string {
  return element.variable?.name ?? element.name ?? element.id ?? '';
}

/** The element a requirement points to (`href="#id"`). */
export function target(reference: Reference | undefined): string {
  return reference?.href.replace(/^#/, '') ?? '';
}

/** `<zeebe:versionTag value="v1"/>` of a decision. */
export function versionTag(element: DrgElement): string | null {
  return element.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:versionTag')?.value ?? null;
}
