/** Labels are Chinese: what a task does as verb and noun, what a gateway decides as a question; English stands beside. */
import { property } from '../../../gateways/bpmn.js';
import { HAN, isFlow, isJoin, isTask, rule } from './rule.js';

/** A label is a few words, not a sentence. */
const LONGEST = 12;

export default rule((node) => {
  const { name = '', $type } = node;
  if (isJoin(node) || (isFlow(node) && name === '')) return [];
  const found: string[] = [];
  if (!HAN.test(name)) found.push('its name is not Chinese');
  if (property(node, 'nameEn') === '') found.push('it has no English name (nameEn)');
  if (isTask(node) && /[，。；！？、]/u.test(name)) found.push('its name is a sentence, not verb and noun');
  if (isTask(node) && [...name].length > LONGEST) found.push(`its name is longer than ${LONGEST} characters`);
  if ($type === 'bpmn:ExclusiveGateway' && !/[？?]$/u.test(name)) found.push('its name is no question');
  if (isTask(node) && !HAN.test(node.documentation?.[0]?.text ?? '')) found.push('it has no documentation');
  return found;
});
