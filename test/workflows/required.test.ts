/** What each form asks for: an answer that is left out is refused by the form itself, in words that say so. */
import { expect } from 'chai';
import path from 'node:path';
import { readForms } from '../../cli/workflows/forms.js';
import { fieldsOf } from '../../domain/forms/form.js';
import { withLists } from '../../domain/forms/lists.js';
import { checkSubmission } from '../../domain/forms/submission.js';
import type { ListEntry } from '../../domain/organisation/model.js';
import { openTestDatabase } from '../db/database.js';
import { ANSWERS } from '../kit/answers.js';
import { touch } from '../kit/touched.js';
import { bundle, root } from './kit.js';

/** Form → the fields that must be filled in, where they are shown. */
const REQUIRED: Record<string, string> = {
  'confirm-decline': 'declineConfirmed declineOpinion',
  'decide-acceptance': 'acceptance declineGround declineReason',
  'carry-out-sanction': 'sanctionCarriedOut',
  'write-report': 'reportText reportImprovements',
  'review-report': 'reportOutcome reportNote',
  'decide-accountability': 'accountabilityOutcome responsibility sanction',
  apologise: 'apologisedBy compensation compensationAmount compensationReason',
  'decide-appeal': 'appealOutcome appealReason',
  assign: 'responsibleDepartment',
  register: 'channel content category',
  investigate: 'investigationOutcome returnReason findings substantiated',
  supervise: 'superviseNote',
  'decide-extension': 'extensionOutcome extensionExplanation',
  'confirm-findings': 'findingsOutcome',
  'report-findings': 'reportFacts reportResponsibility staffFault',
  'take-over': 'recordComplete',
  'draft-plan': 'plan planDueOn planLevel',
  'verify-identity': 'identityOutcome',
  'write-progress': 'progressText',
  'track-major': 'trackNote',
  negotiate: 'negotiationOutcome negotiationNote',
  'settle-on-the-spot':
    'spotOutcome settlementFacts settlementResult complainantSignature departmentSignature stationSignature',
  'approve-plan': 'approvalOutcome',
  'carry-out': 'measuresTaken completedOn',
  'confirm-rectification': 'rectificationConfirmed',
  'record-referral-answer': 'referralAnswer answeredOn',
  'refer-out': 'referredTo referralReason',
  'prepare-explanation': 'resultText',
  'prepare-result': 'resultText',
  'record-service': 'servedBy servedOn serviceEvidence',
  'review-result': 'reviewOutcome',
  'ask-satisfaction': 'visitOutcome',
  'return-visit': 'visitOutcome visitChannel',
  'confirm-danger': 'dangerCall dangerMeasures',
  'supervise-danger': 'safetyContact superviseNote',
  'urge-safety': 'safetyContact safetyMeasures',
  'tell-complainant': 'toldBy',
  'approve-transfer': 'transferOutcome',
  'supplement-record': 'supplement',
  'decide-validity': 'validity validityReason',
  'judge-nature': 'eventTrue companyCause causeKind conduct conductImpact exposure majorSocialImpact',
  conduct: '',
  metering: '',
  price: '',
  quality: '',
  repair: 'visited',
  safety: '',
  supply: 'extent',
};
/** What shows a field that is hidden otherwise. */
const SHOWN: Record<string, Record<string, unknown>> = {
  'decide-acceptance': { acceptance: 'declined', declineGround: 'outOfScope', declineReason: '不属于本公司。' },
  'apologise/compensationReason': { compensation: 'none', compensationReason: '无损失。' },
  'decide-accountability': { accountabilityOutcome: 'sanction', sanction: '扣减绩效。' },
  'review-report/reportNote': { reportOutcome: 'returned', reportNote: '请补充。' },
  'investigate/returnReason': { investigationOutcome: 'returned', returnReason: '不属本部门。' },
};

const workflows = path.join(root, 'workflows');
/** What every house begins with. */
let entries: readonly ListEntry[] = [];

function schemaOf(id: string): Record<string, unknown> {
  touch(`form ${id}`);
  const form = bundle().find(({ name }) => name.endsWith(`/${id}.form`));
  if (!form) throw new Error(`There is no form ${id}.`);
  const read = JSON.parse(form.content.toString('utf8')) as Record<string, unknown>;
  return withLists(read, entries);
}

describe('the forms', () => {
  before(async () => {
    const { database, close } = await openTestDatabase();
    entries = await database.read.organisation.all();
    await close();
  });

  it('are these', () => expect(readForms(workflows).map(({ id }) => id)).to.have.members(Object.keys(REQUIRED)));

  for (const [id, fields] of Object.entries(REQUIRED)) {
    it(`${id} asks for ${fields || 'nothing that must be known'}`, () => {
      const schema = schemaOf(id);
      expect(checkSubmission(schema, { ...ANSWERS[id], ...SHOWN[id] }).errors).to.deep.equal({});
      for (const key of fields.split(' ').filter((one) => one !== '')) {
        const full = { ...ANSWERS[id], ...(SHOWN[`${id}/${key}`] ?? SHOWN[id]) };
        expect(checkSubmission(schema, full).errors, 'everything is filled in').to.deep.equal({});
        expect(checkSubmission(schema, { ...full, [key]: '' }).errors, key).to.deep.equal({ [key]: 'required' });
      }
    });
  }

  const OPTIONS: [rules: string, form: string, field: string, values: string[]][] = [
    ['D16-R22: department, person or event', 'register', 'subject', ['event', 'department', 'staff', 'manager']],
    [
      'D16-R25: whoever is involved',
      'register',
      'involvedParty',
      ['none', 'media', 'lawyer', 'police', 'consumerAssociation', 'government'],
    ],
    ['D16-R26: what may come of it', 'register', 'opinionRisk', ['none', 'media', 'judicial', 'extreme']],
    ['D16-R04: staff error, work or service quality', 'report-findings', 'staffFault', ['yes', 'no']],
    [
      'D09-R19, D16-R06: how they were asked',
      'return-visit',
      'visitChannel',
      ['phone', 'sms', 'email', 'onSite', 'other'],
    ],
    ['D09-R20: quality of service', 'return-visit', 'serviceQuality', ['good', 'fair', 'poor']],
    ['D09-R20: manner of service', 'return-visit', 'serviceAttitude', ['good', 'fair', 'poor']],
    ['D04-R17: how it was served', 'record-service', 'servedBy', ['inPerson', 'post', 'electronic']],
    [
      'D17-R09, D17-R10, D17-R11: conduct',
      'judge-nature',
      'conduct',
      ['extortion', 'violence', 'process', 'shirking', 'attitude', 'error', 'publicity', 'other'],
    ],
  ];
  const LISTED: [rules: string, form: string, field: string, values: string][] = [
    [
      'D11-R03: price, quality, safety and service',
      'register',
      'category',
      'supply quality price metering repair safety conduct other',
    ],
    [
      'D03-R12, D04-R05, D09-R07, D11-R04, D16-R02: every way in',
      'register',
      'channel',
      'web phone letter email sms onSite app messageBoard gov12345 consumer12315 mayorLine petition media industryRegulator marketRegulator other',
    ],
    ['D16-R22: the departments', 'assign', 'responsibleDepartment', 'service metering engineering safety'],
    ['D09-R15: a second one, or none', 'assign', 'jointDepartment', 'none service metering engineering safety'],
  ];
  for (const [what, id, key, values] of LISTED)
    it(`${what}: ${id} offers what a house begins with: ${values}`, () => {
      const field = fieldsOf(schemaOf(id)).find((one) => one.key === key);
      expect(field?.options.map(({ value }) => value)).to.deep.equal(values.split(' '));
    });

  for (const [what, id, key, values] of OPTIONS) {
    it(`${what}: ${id} offers ${values.join(', ')}`, () => {
      const field = readForms(workflows)
        .find((form) => form.id === id)
        ?.components.find((component) => component.key === key);
      expect(field?.values?.map(({ value }) => value)).to.deep.equal(values);
    });
  }

  it('D03-R22, D04-R07, D16-R20, D16-R21: the record holds the complaint in full, the person and how to reach them', () => {
    const keys = readForms(workflows)
      .find(({ id }) => id === 'register')
      ?.components.map(({ key }) => key);
    for (const key of ['complainantName', 'phone', 'email', 'address', 'content', 'occurredAt', 'desiredOutcome'])
      expect(keys).to.include(key);
    const schema = schemaOf('register');
    expect(checkSubmission(schema, { ...ANSWERS['register'], phone: '无' }).errors).to.deep.equal({ phone: 'pattern' });
    expect(checkSubmission(schema, { ...ANSWERS['register'], email: 'nobody' }).errors).to.deep.equal({
      email: 'pattern',
    });
  });
});
