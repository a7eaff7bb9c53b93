/**
 * DMN XML → the parts of it that are evaluated. dmn-moddle reads the XML; dmn-moddle.d.ts says what its objects are.
 * It knows DMN 1.3; older and newer versions differ for our purposes only in their namespace.
 */
import { type Definitions, DmnModdle, type DrgElement, type Reference } from 'dmn-moddle';
import { reasonOf } from '../reason.js';

export type { Clause, Definitions, DrgElement, Logic, OutputClause, Rule } from 'dmn-moddle';

/** A DMN resource that cannot be deployed. */
export class DmnParseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DmnParseError';
  }
}

const DMN_1_3 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const OTHER_VERSIONS =
  /http:\/\/www\.omg\.org\/spec\/DMN\/(20151101\/dmn\.xsd|20180521\/MODEL\/)|https:\/\/www\.omg\.org\/spec\/DMN\/(20211108|20230324|20240513)\/MODEL\//g;

/** Reads a DMN file. Throws `DmnParseError` with the parser's words. */
export async function readDefinitions(xml: string): Promise<Definitions> {
  try {
    const { rootElement } = await new DmnModdle().fromXML(xml.replace(OTHER_VERSIONS, DMN_1_3));
    return rootElement;
  } catch (error) {
    throw new DmnParseError(`Failed to parse DMN: ${reasonOf(error)}`);
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
