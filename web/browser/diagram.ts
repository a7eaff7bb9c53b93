/** Draws a process with the place where an instance stands. The same facts stand on the page as text. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';

interface Diagram {
  xml: string;
  active: string[];
  completed: string[];
  incidents: string[];
  takenFlows: string[];
}
interface Canvas {
  zoom(level: 'fit-viewport', center?: 'auto'): void;
  addMarker(id: string, marker: string): void;
}
interface Registry {
  get(id: string): unknown;
}

async function draw(container: HTMLElement, url: string): Promise<void> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) return;
  const diagram = (await response.json()) as Diagram;
  const viewer = new NavigatedViewer({ container });
  await viewer.importXML(diagram.xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const mark = (ids: string[], marker: string): void => {
    for (const id of ids) if (registry.get(id)) canvas.addMarker(id, marker);
  };
  mark(diagram.completed, 'app-completed');
  mark(diagram.takenFlows, 'app-taken');
  mark(diagram.active, 'app-active');
  mark(diagram.incidents, 'app-incident-mark');
  canvas.zoom('fit-viewport', 'auto');
}

for (const container of document.querySelectorAll<HTMLElement>('[data-diagram-url]')) {
  void draw(container, container.dataset['diagramUrl'] ?? '');
}
