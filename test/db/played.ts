/** A house in which something of everything that `ledger:verify` compares has happened. */
import type { ComplaintId } from '../../domain/cases/ids.js';
import { LEDGER_SCHEMA_VERSION } from '../../domain/core/ledger.js';
import { sealLedger } from '../../domain/core/sealing.js';
import { takeStock } from '../../domain/core/verify/stock.js';
import type { DutyId } from '../../domain/duties/ids.js';
import { toDutyKind } from '../../domain/organisation/model.js';
import { toGroup } from '../../domain/people/roles.js';
import { at } from '../kit/calendar.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';
import { CLASSIFICATION, type House, KEYS } from './house.js';
import { type Further, playFurther } from './played-further.js';

const HOUR = 3_600_000;
export const DUTY = anId<DutyId>('duty-1');

/** Of the house that was played. */
export interface Played extends Further {
  id: ComplaintId;
  number: string;
  visits: string[];
  visitItems: string[];
  corrected: string;
  limit: string;
  notices: string[];
  message: string;
  files: string[];
  clerk: string;
  office: string;
  absence: string;
}

async function playDuty(house: House): Promise<void> {
  const period = { periodFrom: aDay('2026-07-01'), periodTo: aDay('2026-09-30'), dueAt: at('2026-09-30', '24:00') };
  const its = { id: DUTY, kind: toDutyKind('return-visit-report'), ruleId: 'D09-R22', ...period };
  await house.database.transaction(async (r) => {
    await r.duties.insertOnce(
      {
        ...{ ...its, policyVersion: 'D09_2025_1', article: '', period: 'quarter', publish: true, state: 'planned' },
        ...{ preparerGroup: toGroup('return-visitor'), reviewerGroup: toGroup('general-manager') },
        ...{ figures: null, reportedAt: null, publishedAt: null, completedAt: null },
      },
      KEYS.wrap(KEYS.newDataKey()),
    );
    const { id: dutyId, kind, ruleId } = its;
    await r.ledger.append({
      ...{ type: 'duty.planned', complaintId: null, actor: 'system:test', at: house.now, payloadDigest: null },
      ...{ facts: { dutyId, kind, ruleId, ...period }, schemaVersion: LEDGER_SCHEMA_VERSION },
    });
  });
  await house.useCases.duties.recordDuty(house.job(), DUTY, 'reported');
  house.advanceTo(at('2026-10-01', '09:00'));
  await house.useCases.duties.recordDuty(house.job(), DUTY, 'counted');
}

/** A case from its filing to its evaluation: late, visited twice, with what people wrote and sent. */
export async function play(house: House): Promise<Played> {
  const { useCases, database } = house;
  const { complaintId: id, number, queryCode } = await house.openCase();
  const [office, clerk] = [await house.user('投诉办01'), await house.user('受理01')];
  house.advance(30 * HOUR);
  const register = await house.offer(id, 'userTask_Register', 'register', 'intake');
  await useCases.tasks.submitWorkItem(clerk, register.id, { content: '灶前阀门漏气。', category: 'repair' }, {});
  await useCases.cases.recordRegistration(house.job(), id);
  await useCases.cases.recordClassification(house.job(), id, CLASSIFICATION);
  const visits: string[] = [];
  const visitItems: string[] = [];
  for (const visitOutcome of ['dissatisfied', 'satisfied']) {
    const item = await house.offer(id, 'userTask_ReturnVisit', 'return-visit', 'return-visitor');
    const visitor = await house.user('回访01');
    const answers = { visitOutcome };
    visits.push((await useCases.tasks.submitWorkItem(visitor, item.id, answers, answers)).submissionId);
    visitItems.push(item.id);
  }
  const assign = await house.offer(id, 'userTask_Assign', 'assign', 'complaint-office');
  const { submissionId: corrected } = await useCases.tasks.submitWorkItem(
    office,
    assign.id,
    { assignmentNote: '请办理。' },
    {},
  );
  const correction = { version: 1, data: { assignmentNote: '请尽快办理。' } };
  await useCases.tasks.correctSubmission(office, id, corrected, correction, '写错了。');
  await useCases.portal.urgeComplaint(number, queryCode, '已经等了一周。');
  for (const event of ['result', 'acknowledged']) await useCases.notices.writeNotice(house.job(), id, event);
  const files = ['发票', '照片'].map((name) => ({
    fileName: `${name}.pdf`,
    bytes: Buffer.from(`%PDF-1.7\n${name}\n%%EOF\n`),
  }));
  await useCases.attachments.addAttachments(id, files, 'complainant');
  await useCases.cases.archiveComplaint(house.job(), id, 'satisfied');
  await useCases.portal.evaluate(number, queryCode, { solved: 'yes', satisfaction: 2, attitude: 3, comment: '慢。' });
  await playDuty(house);
  const days = { fromOn: aDay('2027-01-04'), toOn: aDay('2027-01-08') };
  await useCases.people.recordAbsence(clerk, {
    userId: clerk.id,
    substituteId: (await house.user('投诉办02')).id,
    ...days,
  });
  const further = await playFurther(house, id);
  await takeStock(database, KEYS, house.now);
  await sealLedger(database);
  const ids = (table: string, where: object): Promise<string[]> =>
    database.knex(table).where(where).orderBy('id').pluck('id');
  const [limit = ''] = await ids('case_clock', { complaint_id: id, state: 'met' });
  const [message = ''] = await ids('complainant_message', { complaint_id: id });
  const [absence = ''] = await ids('absence', {});
  const notices = await ids('notice', { complaint_id: id });
  return {
    ...{
      id,
      number,
      visits,
      visitItems,
      corrected,
      limit,
      message,
      absence,
      notices,
      clerk: clerk.id,
      office: office.id,
    },
    files: await ids('attachment', { complaint_id: id }),
    ...further,
  };
}
