/**
 * Draws a process with the place where an instance stands. The same facts stand on the page as text. The wheel scrolls
 * the page as everywhere else: the diagram is dragged, and enlarged by its buttons.
 */
import Viewer from 'bpmn-js/lib/Viewer';
import MoveCanvasModule from 'diagram-js/lib/navigation/movecanvas';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';

interface Diagram {
  xml: string;
  active: string[];
  completed: string[];
  incidents: string[];
  takenFlows: string[];
}
interface Shape {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Canvas {
  zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(box?: Shape): { outer: { width: number; height: number }; inner: Shape };
  addMarker(id: string, marker: string): void;
  getRootElement(): { id: string };
}
interface Registry {
  get(id: string): Shape | undefined;
}

/** Below this, the labels cannot be read. */
const READABLE = 0.7;
const STEP = 1.25;

async function draw(figure: HTMLElement, container: HTMLElement, url: string): Promise<void> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) return;
  // `diagramModel` of the server has made it.
  const diagram = (await response.json()) as Diagram;
  const viewer = new Viewer({ container, additionalModules: [MoveCanvasModule] });
  await viewer.importXML(diagram.xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const root = canvas.getRootElement().id;
  const shapes = (ids: string[]): Shape[] => ids.filter((id) => id !== root).flatMap((id) => registry.get(id) ?? []);
  const mark = (ids: string[], marker: string): void => {
    for (const id of ids) if (id !== root && registry.get(id)) canvas.addMarker(id, marker);
  };
  mark(diagram.completed, 'app-completed');
  mark(diagram.takenFlows, 'app-taken');
  mark(diagram.active, 'app-active');
  mark(diagram.incidents, 'app-incident-mark');

  const whole = (): void => void canvas.zoom('fit-viewport', 'auto');
  /** The place where the instance stands, large enough to read; the whole where it has ended. */
  const place = (): void => {
    whole();
    const [here] = shapes([...diagram.incidents, ...diagram.active]);
    if (here === undefined || canvas.zoom() >= READABLE) return;
    const { outer, inner } = canvas.viewbox();
    const [width, height] = [outer.width / READABLE, outer.height / READABLE];
    const between = (wanted: number, start: number, room: number): number =>
      Math.max(start, Math.min(wanted, start + Math.max(0, room)));
    canvas.viewbox({
      x: between(here.x + here.width / 2 - width / 2, inner.x, inner.width - width),
      y: between(here.y + here.height / 2 - height / 2, inner.y, inner.height - height),
      width,
      height,
    });
  };
  const actions: Record<string, () => void> = {
    place,
    whole,
    larger: () => void canvas.zoom(canvas.zoom() * STEP, 'auto'),
    smaller: () => void canvas.zoom(canvas.zoom() / STEP, 'auto'),
  };
  for (const button of figure.querySelectorAll<HTMLButtonElement>('[data-diagram-action]')) {
    button.addEventListener('click', () => actions[button.dataset['diagramAction'] ?? '']?.());
  }
  const tools = figure.querySelector<HTMLElement>('[data-diagram-tools]');
  if (tools) tools.hidden = false;
  place();
}

for (const figure of document.querySelectorAll<HTMLElement>('[data-diagram]')) {
  const container = figure.querySelector<HTMLElement>('[data-diagram-url]');
  if (container) void draw(figure, container, container.dataset['diagramUrl'] ?? '');
}
