/** A process owner changes a limit and moves a task, as Modeler would, deploys over the API: no programmer takes part. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Definitions, Node } from '../../gateways/bpmn.js';
import type { Resource } from '../../gateways/deploy.js';
import { activate } from '../kit/activate.js';
import { at } from '../kit/calendar.js';
import { WORKFLOWS } from '../../wiring.js';
import { withDesk } from '../kit/desk.js';
import { changedDiagram } from '../kit/models.js';
import { withCells } from '../kit/policy.js';
import { walkTo } from '../kit/walk.js';
import { bundle } from '../workflows/kit.js';

/** The next version: every id of the old one becomes the new one's, one limit changes, with its words. */
async function nextPolicy(): Promise<Resource[]> {
  const text = readFileSync(path.join(WORKFLOWS, 'policies/D03_2025_1.dmn'), 'utf8')
    .replaceAll('D03_2025_1', 'D03_2026_1')
    .replaceAll('收到投诉后5个工作日内', '收到投诉后7个工作日内');
  return withCells([{ name: 'policies/D03_2026_1.dmn', content: Buffer.from(text) }], {
    limits_investigate_amount: '7',
  });
}

type Flow = Node & { sourceRef: Node; targetRef: Node };

/** Moves 通知责任部门 before the approval of the plan: dragged between 记录处理方案 and 是否审批方案？, the flows drawn anew. */
function moveTask({ rootElements }: Definitions): void {
  const process = rootElements.find(({ $type }) => $type === 'bpmn:Process') as Node;
  const of = (id: string) => (process.flowElements ?? []).find((element) => element.id === id) as Flow;
  const connect = (id: string, source: Node, target: Node): void => {
    const flow = of(id);
    for (const [node, list] of [
      [flow.sourceRef, 'outgoing'],
      [flow.targetRef, 'incoming'],
    ] as const) {
      const ends = (node as unknown as Record<string, Node[]>)[list] ?? [];
      (node as unknown as Record<string, Node[]>)[list] = ends.filter((one) => one !== flow);
    }
    flow.sourceRef = source;
    flow.targetRef = target;
    (source as unknown as { outgoing: Node[] }).outgoing.push(flow);
    ((target as unknown as { incoming?: Node[] }).incoming ??= []).push(flow);
  };
  const notify = of('sendTask_NotifyDepartment');
  connect('flow_PlanNoticeStep_NotifyDepartment', of('gateway_PlanNoticeStep'), of('gateway_PlanNotified'));
  connect('flow_NotifyDepartment_PlanNotified', notify, of('gateway_ApprovalStep'));
  connect('flow_RecordPlan_ApprovalStep', of('serviceTask_RecordPlan'), notify);
}

describe('a process owner', () => {
  const desk = withDesk({ start: at('2026-09-28', '10:00') });

  it('changes a limit and moves a task: new cases follow, running ones keep theirs, a letter received before keeps its policy (D03-R15)', async () => {
    const running = await desk().file();
    const changed = await Promise.all(
      bundle().map(async ({ name, content }) =>
        name.endsWith('handling-plan.bpmn')
          ? { name, content: Buffer.from(await changedDiagram(content.toString('utf8'), moveTask)) }
          : { name, content },
      ),
    );
    await desk().deploy([...changed, ...(await nextPolicy())]);
    await activate(desk(), 'D03_2026_1', '2026-09-29');
    await desk().advanceTo(at('2026-09-29', '10:00'));
    const fresh = await desk().file();
    const letter = await desk().file({ channel: 'letter', receivedAt: at('2026-09-28', '16:00') });

    const investigate = async (id: ComplaintId) =>
      (await desk().limits(id)).find((line) => line.startsWith('investigate'));
    expect(await investigate(running.complaintId)).to.equal('investigate 2026-10-10 24:00 → running');
    expect(await investigate(fresh.complaintId)).to.equal('investigate 2026-10-14 24:00 → running');
    expect(await investigate(letter.complaintId)).to.equal('investigate 2026-10-10 24:00 → running');

    for (const { complaintId } of [running, fresh]) {
      desk().complaints.unshift(complaintId);
      await walkTo(desk(), 'userTask_ApprovePlan');
    }
    expect(await desk().told(['plan-to-department'], running.complaintId), 'told after the approval').to.deep.equal([]);
    expect(await desk().told(['plan-to-department'], fresh.complaintId), 'told before it').to.have.length(1);
    for (const { complaintId } of [running, fresh]) {
      desk().complaints.unshift(complaintId);
      await walkTo(desk(), null, 'userTask_ApprovePlan');
      expect(await desk().complaint(complaintId)).to.include({ state: 'archived', outcome: 'satisfied' });
      expect(await desk().told(['plan-to-department'], complaintId)).to.have.length(1);
    }
  });
});
