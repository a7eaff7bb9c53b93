/** What makes a diagram readable: nothing overlaps, no flows cross, time runs from left to right. */
import type { Bounds, Node, Shape } from '../../gateways/bpmn.js';
import type { ProcessModel } from './models.js';

interface Point {
  x: number;
  y: number;
}
type Segment = [Point, Point];

const NOWHERE: Bounds = { x: 0, y: 0, width: 0, height: 0 };

const shapesOf = (model: ProcessModel) => model.definitions.diagrams.flatMap(({ plane }) => plane.planeElement ?? []);
const boundsOf = ({ bounds }: Shape): Bounds => bounds ?? NOWHERE;
const overlap = (a: Bounds, b: Bounds) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A shape may lie over what contains it, and a boundary event over its activity. */
function belongs(a: Node, b: Node): boolean {
  if (a.attachedToRef?.id === b.id) return true;
  for (let up = a.$parent; up !== undefined; up = up.$parent) if (up.id === b.id) return true;
  return false;
}

function pairs<T>(list: T[]): [T, T][] {
  return list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]));
}

/** Where the stroke of a default flow is drawn, across its beginning, in pixels. */
function defaultMark({ waypoint: [from, to] = [] }: Shape): Bounds {
  if (!from || !to) return NOWHERE;
  const [along, depth, across] = [4, 8, 16];
  if (from.y === to.y)
    return {
      x: to.x > from.x ? from.x + along : from.x - along - depth,
      y: from.y - across / 2,
      width: depth,
      height: across,
    };
  return {
    x: from.x - across / 2,
    y: to.y > from.y ? from.y + along : from.y - along - depth,
    width: across,
    height: depth,
  };
}

/** Flow nodes that lie over one another, and labels over flow nodes, other labels or strokes. */
export function overlaps(model: ProcessModel): string[] {
  const shapes = shapesOf(model).filter(
    ({ $type, bpmnElement }) => $type === 'bpmndi:BPMNShape' && bpmnElement.$type !== 'bpmn:Group',
  );
  const nodes = pairs(shapes)
    .filter(
      ([a, b]) =>
        overlap(boundsOf(a), boundsOf(b)) &&
        !belongs(a.bpmnElement, b.bpmnElement) &&
        !belongs(b.bpmnElement, a.bpmnElement),
    )
    .map(([a, b]) => `${a.bpmnElement.id} lies over ${b.bpmnElement.id}`);
  const labels = shapesOf(model).filter(
    ({ label, bpmnElement }) => label?.bounds !== undefined && bpmnElement.$type !== 'bpmn:Group',
  );
  const box = ({ label }: Shape): Bounds => label?.bounds ?? NOWHERE;
  const onNodes = labels.flatMap((label) =>
    shapes
      .filter(({ bpmnElement }) => bpmnElement.$type !== 'bpmn:SubProcess' && bpmnElement.id !== label.bpmnElement.id)
      .filter((shape) => overlap(box(label), boundsOf(shape)))
      .map((shape) => `the label of ${label.bpmnElement.id} lies over ${shape.bpmnElement.id}`),
  );
  const onLabels = pairs(labels)
    .filter(([a, b]) => overlap(box(a), box(b)))
    .map(([a, b]) => `the labels of ${a.bpmnElement.id} and ${b.bpmnElement.id} lie over each other`);
  const onMarks = labels
    .filter(({ bpmnElement }) => bpmnElement.sourceRef?.default?.id === bpmnElement.id)
    .filter((edge) => overlap(box(edge), defaultMark(edge)))
    .map(({ bpmnElement }) => `the label of ${bpmnElement.id} lies over the stroke of the default flow`);
  return [...nodes, ...onNodes, ...onLabels, ...onMarks];
}

const between = (value: number, a: number, b: number) => value > Math.min(a, b) && value < Math.max(a, b);

/** Segments run along the axes; they cross where one is level, the other upright, and each passes through the other. */
function cross([a, b]: Segment, [c, d]: Segment): boolean {
  if (a.y === b.y && c.x === d.x) return between(c.x, a.x, b.x) && between(a.y, c.y, d.y);
  if (a.x === b.x && c.y === d.y) return between(a.x, c.x, d.x) && between(c.y, a.y, b.y);
  return false;
}

const segmentsOf = ({ waypoint = [] }: Shape): Segment[] =>
  waypoint.flatMap((from, index): Segment[] => {
    const to = waypoint[index + 1];
    return to === undefined ? [] : [[from, to]];
  });

/** Does the segment pass through the inside of the box? */
function passes([a, b]: Segment, { x, y, width, height }: Bounds): boolean {
  return (
    Math.max(a.x, b.x) > x &&
    Math.min(a.x, b.x) < x + width &&
    Math.max(a.y, b.y) > y &&
    Math.min(a.y, b.y) < y + height
  );
}

/** Flows that cross, that run through an element or a label, or that are not drawn along the axes. */
export function crossings(model: ProcessModel): string[] {
  const edges = shapesOf(model).filter(({ $type }) => $type === 'bpmndi:BPMNEdge');
  const crossed = pairs(edges)
    .filter(([a, b]) => segmentsOf(a).some((one) => segmentsOf(b).some((other) => cross(one, other))))
    .map(([a, b]) => `${a.bpmnElement.id} crosses ${b.bpmnElement.id}`);
  const solid = shapesOf(model).filter(
    ({ $type, bpmnElement }) =>
      $type === 'bpmndi:BPMNShape' && !['bpmn:Group', 'bpmn:SubProcess'].includes(bpmnElement.$type),
  );
  const through = edges.flatMap((edge) => [
    ...solid
      .filter((shape) => segmentsOf(edge).some((one) => passes(one, boundsOf(shape))))
      .map((shape) => `${edge.bpmnElement.id} runs through ${shape.bpmnElement.id}`),
    ...shapesOf(model)
      .filter(({ label, bpmnElement }) => label?.bounds && bpmnElement.$type !== 'bpmn:Group')
      .filter(({ label }) => segmentsOf(edge).some((one) => passes(one, label?.bounds ?? NOWHERE)))
      .map((shape) => `${edge.bpmnElement.id} runs through the label of ${shape.bpmnElement.id}`),
  ]);
  const slanted = edges
    .filter((edge) => segmentsOf(edge).some(([a, b]) => a.x !== b.x && a.y !== b.y))
    .map(({ bpmnElement }) => `${bpmnElement.id} is not drawn along the axes`);
  return [...crossed, ...through, ...slanted];
}

/** A flow back to the left must be a loop, or go down to the next row. Returns the flows that are neither. */
export function backwards(model: ProcessModel): string[] {
  const at = new Map(shapesOf(model).map((shape) => [shape.bpmnElement.id, boundsOf(shape)]));
  const flows = shapesOf(model)
    .map(({ bpmnElement }) => bpmnElement)
    .filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const next = new Map<string, string[]>();
  for (const { sourceRef, targetRef } of flows)
    next.set(sourceRef?.id ?? '', [...(next.get(sourceRef?.id ?? '') ?? []), targetRef?.id ?? '']);
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (next.get(from) ?? []).some((one) => reaches(one, to, seen));
  };
  return flows
    .filter(({ sourceRef, targetRef }) => {
      const [from, to] = [at.get(sourceRef?.id ?? ''), at.get(targetRef?.id ?? '')];
      if (!from || !to || to.x + to.width > from.x) return false;
      const nextRow = to.y > from.y + from.height;
      return !nextRow && !reaches(targetRef?.id ?? '', sourceRef?.id ?? '');
    })
    .map(({ id }) => `${id} runs from right to left`);
}
