/**
 * What happens in the data of a release: under each policy complaints that go the same way, each a step further than the
 * one before, and stop there. So at every kind of task a case waits.
 */
import type { FileComplaintInput } from '../../domain/intake/index.js';
import { FILLED_IN } from '../kit/filled-in.js';

type Answers = Readonly<Record<string, unknown>>;
type Step = readonly [elementId: string, answers?: Answers];

export interface Course {
  filed?: Partial<FileComplaintInput>;
  /** Of the investigation's limit: asked for once the case is investigated. */
  extension?: boolean;
  steps: readonly Step[];
}

export interface Days {
  /** In force from this day on, which is one of its own. */
  policy: string;
  courses: readonly Course[];
}

/** What the regulations leave to the company, as a company has filled it in: cell of a table → FEEL. */
export const CELLS = {
  ...FILLED_IN,
  'D04_2025_1.dmn#duties_handling_assessment_period': '"month"',
  'D04_2025_1.dmn#duties_complaint_analysis_period': '"month"',
  'D09_2025_1.dmn#profile_settings_identityCheck': 'true',
  'D11_2025_1.dmn#duties_handling_publication_period': '"month"',
  'D16_2025_1.dmn#duties_handling_assessment_period': '"month"',
  'D16_2025_1.dmn#profile_settings_natureScheme': '"D17_2025_1"',
};

const PUT_RIGHT: Step[] = [['userTask_DraftPlan'], ['userTask_CarryOut'], ['userTask_ConfirmRectification']];
const DISSATISFIED = { visitOutcome: 'dissatisfied' };
const DECLINED = { acceptance: 'declined', declineGround: 'outOfScope', declineReason: '不属于受理范围。' };

const UNTIL_VISITED: Step[] = [
  ['userTask_Register'],
  ['userTask_DecideAcceptance'],
  ['userTask_Assign'],
  ['userTask_Investigate'],
  ['userTask_DraftPlan'],
  ['userTask_ApprovePlan'],
  ['userTask_CarryOut'],
  ['userTask_ConfirmRectification'],
  ['userTask_PrepareResult'],
  ['userTask_ReturnVisit', DISSATISFIED],
];
const TRANSFERRED: Step[] = [['userTask_Register'], ['userTask_ApproveTransfer'], ['userTask_Assign']];

export const DAYS: readonly Days[] = [
  {
    policy: 'D03_2025_1',
    courses: [
      { filed: { safetyHazard: true }, steps: [['userTask_ConfirmDanger'], ['userTask_UrgeSafety']] },
      { steps: [['userTask_Register'], ['userTask_DecideAcceptance', DECLINED], ['userTask_ConfirmDecline']] },
      {
        steps: [...UNTIL_VISITED, ['userTask_Negotiate', { negotiationOutcome: 'appeal' }], ['userTask_DecideAppeal']],
      },
      {
        steps: [
          ...UNTIL_VISITED,
          ['userTask_Negotiate', { negotiationOutcome: 'refer' }],
          ['userTask_ReferOut'],
          ['userTask_RecordReferralAnswer'],
        ],
      },
    ],
  },
  {
    policy: 'D16_2025_1',
    courses: [
      {
        filed: { heardBy: 'staff' },
        steps: [['userTask_TakeOver'], ['userTask_Register', { damageAmount: 10_000 }], ['userTask_TrackMajor']],
      },
      { filed: { heardBy: 'fieldManager' }, steps: [['userTask_Register'], ['userTask_SettleOnTheSpot']] },
      {
        steps: [
          ['userTask_Register'],
          ['userTask_ApproveTransfer', { transferOutcome: 'returned' }],
          ['userTask_SupplementRecord'],
        ],
      },
      {
        steps: [
          ...TRANSFERRED,
          ['userTask_Investigate'],
          ['userTask_ReportFindings'],
          ['userTask_ConfirmFindings'],
          ['userTask_DecideValidity'],
          ['userTask_JudgeNature'],
          ['userTask_DraftPlan'],
          ['userTask_ApprovePlan'],
          ['userTask_CarryOut'],
          ['userTask_ConfirmRectification'],
          ['userTask_PrepareResult'],
          ['userTask_ReturnVisit'],
          ['userTask_DecideAccountability', { accountabilityOutcome: 'sanction', sanction: '扣减绩效。' }],
          ['userTask_CarryOutSanction'],
        ],
      },
    ],
  },
  {
    policy: 'D11_2025_1',
    courses: [
      {
        steps: [
          ['userTask_Register'],
          ['userTask_DecideAcceptance'],
          ['userTask_Assign'],
          ['userTask_Investigate', { substantiated: 'no' }],
          ['userTask_PrepareExplanation'],
        ],
      },
      {
        steps: [
          ['userTask_Register'],
          ['userTask_DecideAcceptance'],
          ['userTask_Assign'],
          ['userTask_Investigate'],
          ...PUT_RIGHT,
          ['userTask_Apologise'],
        ],
      },
      {
        extension: true,
        steps: [
          ['userTask_Register', { multiParty: true }],
          ['userTask_DecideAcceptance'],
          ['userTask_Assign'],
          ['userTask_DecideExtension'],
        ],
      },
    ],
  },
  {
    policy: 'D09_2025_1',
    courses: [
      {
        steps: [
          ['userTask_Register'],
          ['userTask_VerifyIdentity'],
          ['userTask_Assign', { jointDepartment: 'safety' }],
          ['userTask_WriteProgress'],
        ],
      },
      {
        steps: [
          ['userTask_Register'],
          ['userTask_VerifyIdentity'],
          ['userTask_Assign'],
          ['userTask_Investigate'],
          ['userTask_DraftPlan'],
          ['userTask_ReviewResult'],
        ],
      },
    ],
  },
  {
    policy: 'D04_2025_1',
    courses: [
      {
        steps: [
          ['userTask_Register', { urgency: 'normal', complexity: 'simple' }],
          ['userTask_Assign'],
          ['userTask_Investigate'],
          ...PUT_RIGHT,
          ['userTask_PrepareResult'],
          ['userTask_RecordService'],
          ['userTask_AskSatisfaction'],
        ],
      },
    ],
  },
];
