/** Bundles as an owner changes them in Modeler: tasks that get another id, another group, and one that is added. */
import type { Resource } from '../../gateways/deploy.js';
import { bundle } from './bundle.js';

export type Changes = Readonly<Record<string, (text: string) => string>>;

/** The shipped bundle, with files that end so changed. */
export const changed = (changes: Changes): Resource[] =>
  bundle().map(({ name, content }) => {
    const found = Object.entries(changes).filter(([end]) => name.endsWith(end));
    const text = found.reduce((before, [, change]) => change(before), content.toString('utf8'));
    return found.length === 0 ? { name, content } : { name, content: Buffer.from(text) };
  });

/** 分派责任部门 gets another id, another name and another group. */
export const renamedAssignment = (xml: string): string =>
  xml
    .replaceAll('userTask_Assign', 'userTask_ChooseDepartment')
    .replaceAll('分派责任部门', '确定承办部门')
    .replace(/candidateGroups='=\[if [^']*'/, 'candidateGroups="supervising-leader"');

/** 执行整改措施 gets another id; 确认整改完成 another group; after it a second inspection is added. */
export function longerRectification(xml: string): string {
  const renamed = xml
    .replaceAll('userTask_CarryOut', 'userTask_DoMeasures')
    .replace(/candidateGroups='=\[if [^']*'/, 'candidateGroups="supervising-leader"');
  const confirm = /<bpmn:userTask id="userTask_ConfirmRectification"[\s\S]*?<\/bpmn:userTask>/.exec(renamed)?.[0] ?? '';
  const added = confirm
    .replace('userTask_ConfirmRectification', 'userTask_InspectAgain')
    .replace('确认整改完成', '复验整改')
    .replace(/<bpmn:(incoming|outgoing)>.*?<\/bpmn:\1>/g, '');
  const flow =
    '<bpmn:sequenceFlow id="flow_InspectAgain_Record" sourceRef="userTask_InspectAgain" targetRef="serviceTask_RecordRectification" />';
  return renamed
    .replace(
      'sourceRef="gateway_Rectified" targetRef="serviceTask_RecordRectification"',
      'sourceRef="gateway_Rectified" targetRef="userTask_InspectAgain"',
    )
    .replace(confirm, `${confirm}\n${added}\n${flow}`);
}

/** 分派责任部门 moves into a sub-process: no engine moves what stands in it there. */
export function enclosed(xml: string): string {
  const task = /<bpmn:userTask id="userTask_Assign"[\s\S]*?<\/bpmn:userTask>/.exec(xml)?.[0] ?? '';
  const inside = task.replace(/<bpmn:(incoming|outgoing)>.*?<\/bpmn:\1>/g, '');
  const around = `<bpmn:subProcess id="subProcess_Assign" name="分派">
<bpmn:startEvent id="startEvent_Within" />${inside}<bpmn:endEvent id="endEvent_Within" />
<bpmn:sequenceFlow id="flow_Within_Assign" sourceRef="startEvent_Within" targetRef="userTask_Assign" />
<bpmn:sequenceFlow id="flow_Assign_Within" sourceRef="userTask_Assign" targetRef="endEvent_Within" />
</bpmn:subProcess>`;
  return xml
    .replaceAll('sourceRef="userTask_Assign"', 'sourceRef="subProcess_Assign"')
    .replaceAll('targetRef="userTask_Assign"', 'targetRef="subProcess_Assign"')
    .replace(task, around);
}
