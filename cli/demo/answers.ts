/** What people write into the forms, as the course of the case has it. */
import type { LocalDate } from '../../domain/core/index.js';
import type { WorkItem } from '../../domain/tasks/index.js';
import { wrongDepartment } from './complaints.js';
import type { PlannedCase } from './course.js';
import type { Office } from './office.js';
import type { Random } from './random.js';

type Answers = Record<string, unknown>;

/** A task at hand: how often the case has come by it before, and today. */
export interface AtHand {
  planned: PlannedCase;
  item: WorkItem;
  round: number;
  today: LocalDate;
  office: Office;
  dice: Random;
}

const GROUNDS = {
  outOfScope: '投诉事项发生地不在本公司供气范围内，已告知用户所属燃气公司的联系方式。',
  duplicate: '与正在办理的投诉为同一用户、同一事项，合并至原投诉办理。',
};

export function registered({ planned: { filing }, dice }: Pick<AtHand, 'planned' | 'dice'>): Answers {
  const { story, input } = filing;
  return {
    channel: input.channel,
    category: story.category,
    safetyHazard: story.hazard === true,
    complexity: dice.chance(0.12) ? 'complex' : 'simple',
    ...(story.category === 'conduct' && { subject: 'staff' }),
    ...(dice.chance(0.08) && { compensationClaimed: true }),
  };
}

function accepted({ planned: { course, filing }, round }: AtHand): Answers {
  // What concerns safety is never declined.
  if (course.declineGround === null || round > 0 || filing.story.hazard) return { acceptance: 'accepted' };
  const { declineGround } = course;
  return { acceptance: 'declined', declineGround, declineReason: GROUNDS[declineGround] };
}

function assigned({ planned: { course, filing }, round }: AtHand): Answers {
  const right = filing.story.department;
  const mistaken = course.departmentReturns && round === 0;
  return {
    responsibleDepartment: mistaken ? wrongDepartment(right) : right,
    assignmentNote: mistaken ? '' : '请在期限内调查并拟定处理方案。',
  };
}

function investigated({ planned: { course, filing }, round }: AtHand): Answers {
  if (course.departmentReturns && round === 0)
    return { investigationOutcome: 'returned', returnReason: '经核对，该事项不属于本部门职责，请改派责任部门。' };
  const { findings, substantiated } = filing.story;
  return { investigationOutcome: 'done', findings, substantiated, evidence: '现场照片、工单记录。' };
}

function planned({ planned: { course, filing }, round, today, office, dice }: AtHand): Answers {
  const again = round > 0 ? '（已按意见补充）' : '';
  return {
    plan: filing.story.plan + again,
    planDueOn: office.shift(today, dice.whole(4, 8)),
    planLevel: course.planLevel,
  };
}

function visited({ planned: { course }, round, dice }: AtHand): Answers {
  const visitOutcome = course.visits[Math.min(round, course.visits.length - 1)];
  const visitChannel = dice.chance(0.85) ? 'phone' : 'sms';
  if (visitOutcome === 'noAnswer') return { visitOutcome, visitChannel, visitNote: '电话无人接听，已发送短信。' };
  const grade = (): string =>
    visitOutcome === 'dissatisfied' ? dice.pick(['fair', 'poor']) : dice.pick(['good', 'good', 'fair']);
  const visitNote = visitOutcome === 'dissatisfied' ? '用户认为处理不够彻底，希望进一步答复。' : '用户表示认可。';
  return { visitOutcome, visitChannel, serviceQuality: grade(), serviceAttitude: grade(), visitNote };
}

const NEGOTIATED = {
  explained: '已再次上门，向用户逐项解释处理依据，用户表示理解。',
  newMeasures: '与用户商定补充措施，重新拟定方案。',
  appeal: '用户不接受解释，提出申诉，提交复核。',
  refer: '双方未能达成一致，建议转请主管部门协调。',
};

/** By form. */
const FORMS: Readonly<Record<string, (at: AtHand) => Answers>> = {
  register: registered,
  'decide-acceptance': accepted,
  'confirm-decline': () => ({ declineConfirmed: 'confirmed', declineOpinion: '理由成立，同意。' }),
  'confirm-danger': () => ({
    dangerCall: 'reached',
    dangerMeasures: '已与报告人通话，指导关阀、开窗、到室外等候；两名值班人员已出发。',
  }),
  'supervise-danger': () => ({
    safetyContact: '安全值班',
    superviseNote: '请立即到场，到场后在系统中确认。',
  }),
  'urge-safety': () => ({
    safetyContact: '安全值班',
    safetyMeasures: '值班人员已到场，关阀、通风、检测，现场已受控。',
  }),
  assign: assigned,
  investigate: investigated,
  'draft-plan': planned,
  'approve-plan': ({ planned: { course }, round }) =>
    course.planReturned && round === 0
      ? { approvalOutcome: 'returned', approvalOpinion: '请补充责任分工和完成日期的依据。' }
      : { approvalOutcome: 'approved', approvalOpinion: '同意。' },
  'carry-out': ({ planned: { filing }, today }) => ({
    measuresTaken: `已按方案完成：${filing.story.plan}`,
    completedOn: today,
  }),
  'confirm-rectification': ({ planned: { course }, round }) =>
    course.notYetRectified && round === 0
      ? { rectificationConfirmed: 'notYet', confirmationNote: '排查记录不完整，请补齐后再报。' }
      : { rectificationConfirmed: 'confirmed' },
  'prepare-result': ({ planned: { filing } }) => ({
    resultText: filing.story.result,
    apology: filing.story.substantiated !== 'no',
  }),
  'prepare-explanation': ({ planned: { filing } }) => ({ resultText: filing.story.result }),
  'return-visit': visited,
  'ask-satisfaction': visited,
  negotiate: ({ planned: { course }, round }) => {
    const negotiationOutcome = round === 0 ? course.negotiation : 'explained';
    return { negotiationOutcome, negotiationNote: NEGOTIATED[negotiationOutcome] };
  },
  'decide-appeal': ({ dice }) =>
    dice.chance(0.5)
      ? { appealOutcome: 'upheld', appealReason: '原处理未充分核实，予以重新处理。' }
      : { appealOutcome: 'dismissed', appealReason: '原处理事实清楚、依据充分，维持原处理。' },
  'refer-out': () => ({ referredTo: '示范区燃气管理部门', referralReason: '双方对处理结果未能达成一致。' }),
  'record-referral-answer': ({ today }) => ({
    referralAnswer: '经协调，双方同意按公司处理方案执行。',
    answeredOn: today,
  }),
  supervise: () => ({ superviseNote: '请责任部门说明原因，尽快办结，并每日报告进展。' }),
  'track-major': () => ({ trackNote: '已督促责任部门按期办结。' }),
  'tell-complainant': ({ round, dice }) =>
    round === 0 && dice.chance(0.15)
      ? { toldBy: 'noAnswer', nextTry: 'PT4H' }
      : { toldBy: 'call', toldWhom: dice.chance(0.9) ? '本人' : '家属代接，答应转告' },
};

/** @throws Error for a form that nobody of the demonstration knows how to fill in */
export function answersFor(at: AtHand): Answers {
  const answer = FORMS[at.item.formId];
  if (!answer) throw new Error(`The demonstration has no answers for the form ${at.item.formId}.`);
  return answer(at);
}

/** A report of a period, and its review. The last one is sent back once, and lies there. */
export function dutyAnswers({ formId }: WorkItem, periodTo: LocalDate, returned: boolean): Answers {
  if (formId === 'review-report')
    return returned
      ? { reportOutcome: 'returned', reportNote: '请补充逾期投诉的原因分析和改进措施。' }
      : { reportOutcome: 'approved' };
  return {
    reportText: `截至${periodTo}，本期投诉受理、调查、整改和回访工作总体有序，计量与供气类投诉占比最高。`,
    reportProblems: '个别投诉整改超期；晚高峰供气压力类投诉集中。',
    reportImprovements: '加强抄表复核；高峰时段加密调压设施巡检；逾期投诉每周通报。',
  };
}
