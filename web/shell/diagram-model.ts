/** A diagram with the marks of an instance, on the pages of the case and of the administration. */
import type { EngineElementInstance } from '../../domain/core/index.js';

/** What `web/browser/diagram.ts` draws. Element ids are those of the model. */
export interface DiagramModel {
  xml: string;
  active: string[];
  completed: string[];
  incidents: string[];
  takenFlows: string[];
}

export function diagramModel(xml: string, elements: EngineElementInstance[], takenFlows: string[]): DiagramModel {
  const idsOf = (wanted: (element: EngineElementInstance) => boolean) => [
    ...new Set(elements.filter(wanted).map(({ elementId }) => elementId)),
  ];
  return {
    xml,
    active: idsOf(({ state }) => state === 'ACTIVE'),
    completed: idsOf(({ state }) => state === 'COMPLETED'),
    incidents: idsOf(({ state, hasIncident }) => hasIncident && state === 'ACTIVE'),
    takenFlows,
  };
}
