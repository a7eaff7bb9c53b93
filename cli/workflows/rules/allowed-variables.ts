/** What mappings and tables write is on the process's list: no word of a person gets into the engine by accident. */
import { extensions, property, words } from '../../../gateways/bpmn.js';
import { processOf, rule } from './rule.js';

export default rule((node) => {
  const process = processOf(node);
  const allowed = process ? words(property(process, 'allowedVariables')) : [];
  const mappings = extensions(node, 'zeebe:IoMapping').flatMap(({ inputParameters = [], outputParameters = [] }) => [
    ...outputParameters,
    ...(node.$type === 'bpmn:CallActivity' ? [] : inputParameters),
  ]);
  const results = extensions(node, 'zeebe:CalledDecision').map(({ resultVariable }) => String(resultVariable));
  return [...mappings.map(({ target }) => String(target)), ...results]
    .filter((name) => !allowed.includes(name))
    .map((name) => `it writes ${name}, which is not in allowedVariables`);
});
