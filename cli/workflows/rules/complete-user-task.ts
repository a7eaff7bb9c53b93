/** A user task has a form, a group and a limit to keep, and both languages. What tells the desk of it is no concern of the diagram. */
import { extensions, property } from '../../../gateways/bpmn.js';
import { rule } from './rule.js';

export default rule((node) => {
  if (node.$type !== 'bpmn:UserTask') return [];
  const found: string[] = [];
  const form = extensions(node, 'zeebe:FormDefinition')[0];
  if (extensions(node, 'zeebe:UserTask').length === 0) found.push('it is no Camunda user task');
  if (!form?.formId) found.push('it has no form');
  if (form?.bindingType !== 'deployment') found.push('its form is not bound to the deployment');
  if (!extensions(node, 'zeebe:AssignmentDefinition')[0]?.candidateGroups) found.push('it has no candidate group');
  if (property(node, 'clock') === '') found.push('it names no limit to keep (clock)');
  if (property(node, 'documentationEn') === '') found.push('it has no English documentation (documentationEn)');
  return found;
});
