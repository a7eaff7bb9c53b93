/** A task that an owner takes out of a diagram, deployed as Modeler and c8ctl do: cases that run have it still, new ones do not. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Definitions, Node } from '../../gateways/bpmn.js';
import { bundle, forEngine } from '../kit/bundle.js';
import { withDesk } from '../kit/desk.js';
import { changedDiagram } from '../kit/models.js';
import { STEPS, walkTo } from '../kit/walk.js';

const CONFIRM = 'userTask_ConfirmRectification';
/** The task, and the question whether it is confirmed. */
const REMOVED = [
  CONFIRM,
  'gateway_Rectified',
  'flow_ConfirmRectification_Rectified',
  'flow_Rectified_RecordRectification',
  'flow_Rectified_RectificationDue',
];

function without({ rootElements, diagrams }: Definitions): void {
  const process = rootElements.find(({ $type }) => $type === 'bpmn:Process');
  const elements: Node[] = process?.flowElements ?? [];
  const flow = elements.find(({ id }) => id === 'flow_CarryOut_ConfirmRectification');
  const next = elements.find(({ id }) => id === 'serviceTask_RecordRectification');
  if (!process || !flow || !next) throw new Error('The diagram is not as it was.');
  flow.targetRef = next;
  process.flowElements = elements.filter(({ id }) => !REMOVED.includes(id));
  for (const { plane } of diagrams)
    plane.planeElement = (plane.planeElement ?? []).filter(({ bpmnElement }) => !REMOVED.includes(bpmnElement.id));
}

describe('a task that is taken out of a diagram', () => {
  const desk = withDesk();

  async function put(): Promise<void> {
    const changed = await Promise.all(
      forEngine().map(async ({ name, content }) =>
        name.endsWith('/rectification.bpmn')
          ? { name, content: Buffer.from(await changedDiagram(content.toString('utf8'), without)) }
          : { name, content },
      ),
    );
    await desk().client.deploy(changed);
    await desk().useCases.policies.adoptDeployed();
  }

  /** The rest of the usual way, but for the steps that are not there. */
  async function toTheEnd(complaintId: ComplaintId, from: string): Promise<string[]> {
    const done: string[] = [];
    for (const [username, step] of STEPS.slice(STEPS.findIndex(([, one]) => one === from))) {
      if (!(await desk().openTasks(complaintId)).includes(step)) continue;
      await desk().complete(username, step, {}, complaintId);
      done.push(step);
    }
    return done;
  }

  it('is done in cases that began before, and nobody is asked for it in those that began then', async () => {
    const before = (await desk().file()).complaintId;
    await walkTo(desk(), CONFIRM, null, before);
    await put();
    const during = (await desk().file()).complaintId;
    await walkTo(desk(), 'userTask_CarryOut', null, during);
    await desk().deploy(bundle());
    const after = (await desk().file()).complaintId;
    await walkTo(desk(), 'userTask_CarryOut', null, after);

    expect(await desk().openTasks(before)).to.deep.equal([CONFIRM]);
    expect(await toTheEnd(before, CONFIRM)).to.include(CONFIRM);
    expect(await toTheEnd(during, 'userTask_CarryOut')).to.not.include(CONFIRM);
    expect(await toTheEnd(after, 'userTask_CarryOut')).to.include(CONFIRM);
    for (const complaintId of [before, during, after])
      expect(await desk().complaint(complaintId)).to.include({ state: 'archived', outcome: 'satisfied' });
    const { total } = await desk().client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 1 });
    expect(total).to.equal(0);
  });
});
