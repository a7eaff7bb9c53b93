/** Ids say what an element is and does: `userTask_Investigate`, `flow_Register_RecordRegistration`. */
import { rule } from './rule.js';

const PREFIXES: Record<string, string[]> = {
  'bpmn:SubProcess': ['eventSubProcess_', 'subProcess_'],
  'bpmn:EventBasedGateway': ['eventGateway_'],
  'bpmn:ExclusiveGateway': ['gateway_'],
  'bpmn:ParallelGateway': ['gateway_'],
  'bpmn:IntermediateCatchEvent': ['timerEvent_', 'messageEvent_'],
  'bpmn:SequenceFlow': ['flow_'],
};

export default rule(({ $type, id }) => {
  const own = $type.replace(/^bpmn:(.)/, (_, letter: string) => letter.toLowerCase());
  const prefixes = PREFIXES[$type] ?? [`${own}_`];
  return prefixes.some((prefix) => new RegExp(`^${prefix}[A-Z]\\w*$`).test(id))
    ? []
    : [`its id does not begin with ${prefixes.join(' or ')} and a word`];
});
