/** What our rules for bpmnlint share. A rule is one file; its model that must fail stands in test/workflows/rules. */
import type { Node } from '../../../gateways/bpmn.js';

export interface Reporter {
  report(id: string, message: string): void;
}
export interface Rule {
  check(node: Node, reporter: Reporter): void;
}

export const HAN = /\p{Script=Han}/u;
export const isTask = ({ $type }: Node): boolean => /^bpmn:(\w*Task|CallActivity)$/.test($type);
/** A gateway that only joins needs no words. */
export const isJoin = (node: Node): boolean => /Gateway$/.test(node.$type) && !node.name;
/** Elements of a process that a reader sees; what only groups or annotates is not among them. */
const isDrawn = ({ $type }: Node): boolean =>
  /^bpmn:\w*(Task|CallActivity|Gateway|Event|SubProcess|SequenceFlow)$/.test($type);
export const isFlow = ({ $type }: Node): boolean => $type === 'bpmn:SequenceFlow';

/** A rule over each drawn element: one finding per sentence. */
export const rule = (findings: (node: Node) => string[]) => (): Rule => ({
  check(node, reporter) {
    if (!isDrawn(node)) return;
    for (const finding of findings(node)) reporter.report(node.id, finding);
  },
});

/** The process that an element stands in. */
export function processOf(node: Node): Node | undefined {
  for (let up: Node | undefined = node; up !== undefined; up = up.$parent) if (up.$type === 'bpmn:Process') return up;
  return undefined;
}
