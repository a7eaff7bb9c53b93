/** A call goes to what was deployed with it, and passes on what it names: a running case keeps its diagrams. */
import { extensions } from '../../../gateways/bpmn.js';
import { rule } from './rule.js';

export default rule((node) => {
  if (node.$type !== 'bpmn:CallActivity') return [];
  const called = extensions(node, 'zeebe:CalledElement')[0];
  const found: string[] = [];
  if (called?.bindingType !== 'deployment') found.push('what it calls is not bound to the deployment');
  if (called?.propagateAllChildVariables !== false || called.propagateAllParentVariables !== false)
    found.push('it passes on all variables instead of naming them');
  return found;
});
