/** bpmn-moddle's own types are generated for the whole of BPMN, and not for what it exports; this is what we use of it. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    $type: string;
    $parent?: ModdleElement;
    id?: string;
    name?: string;
    [property: string]: unknown;
  }
  export interface Definitions extends ModdleElement {
    rootElements?: ModdleElement[];
  }

  export class BpmnModdle {
    /** @param packages descriptors of extensions, by prefix */
    constructor(packages: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: Definitions; warnings: { message: string }[] }>;
    toXML(definitions: { $type: string }, options: { format: boolean }): Promise<{ xml: string }>;
  }
}
