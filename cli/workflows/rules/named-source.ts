/** Every element carries out a rule of the regulations, or is the company's own, and says which. */
import { ruleOf } from '../../../domain/regulations/index.js';
import { property, words } from '../../../gateways/bpmn.js';
import { isFlow, isJoin, rule } from './rule.js';

export default rule((node) => {
  if (isFlow(node) || isJoin(node)) return [];
  const rules = words(property(node, 'rules'));
  const unknown = rules.filter((id) => ruleOf(id) === undefined);
  if (unknown.length > 0) return [`${unknown.join(', ')} is no rule of the regulations`];
  return rules.length === 0 && property(node, 'source') !== 'company'
    ? ['it names neither a rule nor the company as its source']
    : [];
});
