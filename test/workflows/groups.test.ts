/** Who is offered which task: written out, so that no diagram hands one to somebody else unnoticed. */
import { expect } from 'chai';
import { extensions, readBpmn, within } from '../../gateways/bpmn.js';
import { touch } from '../kit/touched.js';
import { bundle } from './kit.js';

/** The group that the policy sets, or the usual one. */
const byPolicy = (setting: string, usual: string): string =>
  `=[if profile.${setting} = null then "${usual}" else profile.${setting}]`;

const GROUPS: [rules: string, task: string, group: string][] = [
  ['D16-R18 D16-R19', 'userTask_TakeOver', byPolicy('handOverGroup', 'complaint-office')],
  ['D04-R06 D16-R20', 'userTask_Register', '=[profile.registrar]'],
  ['D08-R15', 'userTask_VerifyIdentity', byPolicy('identityGroup', 'intake')],
  ['D11-R07', 'userTask_DecideAcceptance', byPolicy('acceptanceGroup', 'complaint-office')],
  ['D11-R20', 'userTask_ConfirmDecline', '=[decline.approverGroup]'],
  ['D04-R10 D08-R20', 'userTask_ConfirmDanger', '=[confirmGroup]'],
  ['D04-R10 D08-R20', 'userTask_SuperviseDanger', '=[escalation.recipientGroup]'],
  ['D04-R10', 'userTask_UrgeSafety', 'intake'],
  ['D16-R28', 'userTask_TrackMajor', byPolicy('majorGroup', 'complaint-office')],
  ['D16-R16', 'userTask_ApproveTransfer', byPolicy('transferApprovalGroup', 'supervising-leader')],
  ['D16-R16', 'userTask_SupplementRecord', byPolicy('transferGroup', 'complaint-office')],
  ['D09-R10 D16-R22', 'userTask_Assign', byPolicy('transferGroup', 'complaint-office')],
  ['D10-R22 D16-R17', 'userTask_SettleOnTheSpot', byPolicy('onTheSpotGroup', 'complaint-office')],
  ['D03-R08 D16-R09', 'userTask_Investigate', '=[investigatorGroup]'],
  ['D04-R16 D09-R16', 'userTask_WriteProgress', byPolicy('progressGroup', 'complaint-office')],
  ['D16-R10', 'userTask_ReportFindings', '=["department-manager:" + responsibleDepartment]'],
  ['D16-R11', 'userTask_ConfirmFindings', byPolicy('findingsGroup', 'complaint-office')],
  ['D16-R14', 'userTask_DecideValidity', byPolicy('validityGroup', 'supervising-leader')],
  ['D17-R05', 'userTask_JudgeNature', byPolicy('natureGroup', 'complaint-office')],
  ['D03-R15 D09-R12', 'userTask_DraftPlan', '=[handlerGroup]'],
  ['D16-R07 D16-R15', 'userTask_ApprovePlan', '=[approverGroup]'],
  ['D03-R17 D16-R12', 'userTask_CarryOut', '=[handlerGroup]'],
  ['D03-R09 D03-R17', 'userTask_ConfirmRectification', byPolicy('rectificationGroup', 'complaint-office')],
  ['D09-R13', 'userTask_ReviewResult', byPolicy('reviewGroup', 'complaint-office')],
  ['D11-R15', 'userTask_Apologise', byPolicy('apologyGroup', 'complaint-office')],
  ['D03-R10 D03-R18', 'userTask_PrepareResult', byPolicy('resultGroup', 'complaint-office')],
  ['D11-R16', 'userTask_PrepareExplanation', byPolicy('resultGroup', 'complaint-office')],
  ['D04-R17', 'userTask_RecordService', byPolicy('resultGroup', 'complaint-office')],
  ['D03-R18 D11-R08', 'userTask_TellComplainant', byPolicy('tellingGroup', 'complaint-office')],
  ['D09-R17 D16-R06', 'userTask_ReturnVisit', '=[profile.visitor]'],
  ['D04-R19', 'userTask_AskSatisfaction', '=[handlerGroup]'],
  ['D04-R21 D11-R18', 'userTask_Negotiate', byPolicy('negotiationGroup', 'complaint-office')],
  ['D05-R16', 'userTask_DecideAppeal', byPolicy('appealGroup', 'supervising-leader')],
  ['D06-R18 D15-R15', 'userTask_ReferOut', byPolicy('referralGroup', 'complaint-office')],
  ['D15-R23', 'userTask_RecordReferralAnswer', byPolicy('referralGroup', 'complaint-office')],
  ['D11-R19 D16-R15', 'userTask_DecideAccountability', '=[accountability.deciderGroup]'],
  ['D16-R13', 'userTask_CarryOutSanction', byPolicy('sanctionGroup', 'hr')],
  ['D11-R12', 'userTask_DecideExtension', '=[extension.approverGroup]'],
  ['D03-R17', 'userTask_Supervise', '=[escalation.recipientGroup]'],
  ['D09-R22 D16-R08', 'userTask_WriteReport', '=[preparerGroup]'],
  ['D09-R23', 'userTask_ReviewReport', '=[reviewerGroup]'],
];

/** Element id → process and group, of the bundle as it is deployed. */
async function groups(): Promise<Map<string, { process: string; group: string }>> {
  const found = new Map<string, { process: string; group: string }>();
  for (const { name, content } of bundle().filter((resource) => resource.name.endsWith('.bpmn'))) {
    const { rootElements } = await readBpmn(content.toString('utf8'));
    const process = name.split('/')[0] ?? '';
    for (const task of rootElements.flatMap(within).filter(({ $type }) => $type === 'bpmn:UserTask')) {
      const [assignment] = extensions(task, 'zeebe:AssignmentDefinition');
      found.set(task.id, { process, group: String(assignment?.candidateGroups) });
    }
  }
  return found;
}

describe('the groups of the tasks', () => {
  it('are written out for every task', async () => {
    expect([...(await groups()).keys()]).to.have.members(GROUPS.map(([, task]) => task));
  });

  for (const [rules, task, group] of GROUPS) {
    it(`${rules}: ${task} is for ${group}`, async () => {
      const found = (await groups()).get(task);
      touch(`${found?.process}/${task}`);
      expect(found?.group).to.equal(group);
    });
  }
});
