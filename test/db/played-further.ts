/** What happens besides: danger, tasks passed on, who was told by which way, other bundles, other secrets. */
import type { ComplaintId } from '../../domain/cases/ids.js';
import { LEDGER_SCHEMA_VERSION } from '../../domain/core/ledger.js';
import type { LedgerFacts } from '../../domain/core/ledger-facts.js';
import type { BundleId } from '../../domain/definitions/ids.js';
import type { MoveId } from '../../domain/migration/ids.js';
import { at } from '../kit/calendar.js';
import { anId } from '../kit/ids.js';
import { type House, KEYS } from './house.js';

export interface Further {
  danger: string;
  pass: string;
  evidence: string;
  told: string;
  delivery: string;
  hook: string;
  cancellation: string;
  bundle: string;
}

const MOVE = anId<MoveId>('move-1');

/** As runs write it: this house has no diagrams. */
async function moveOne(house: House, complaintId: ComplaintId): Promise<void> {
  const { id: begunBy } = await house.user('管理员01');
  const before = await house.database.read.complaints.byId(complaintId);
  const bundle = before?.bundleId ?? anId<BundleId>('none');
  const way = { moveId: MOVE, fromBundle: 1, toBundle: 1, plan: 'a plan' };
  const its = { fromBundleId: bundle, toBundleId: bundle, batch: 10, mostFailures: 3 };
  const note = <T extends 'move.begun' | 'move.ended' | 'case.not-moved'>(
    type: T,
    id: ComplaintId | null,
    facts: LedgerFacts[T],
    payloadDigest: string | null = null,
  ) => ({
    ...{ type, complaintId: id, actor: begunBy, at: house.now, payloadDigest },
    ...{ facts, schemaVersion: LEDGER_SCHEMA_VERSION },
  });
  const reason = '换用新的流程。';
  const digest = KEYS.hash('move-reason', `${MOVE}\n${reason}`);
  await house.database.transaction(async (r) => {
    const run = { id: MOVE, ...its, byHand: [], digest: way.plan, reason, begunBy, begunAt: house.now };
    await r.moves.insert({ ...run, state: 'running', endedAt: null }, [complaintId]);
    await r.ledger.append(note('move.begun', null, { ...way, ...its, byHand: '[]', cases: 1 }, digest));
    const waiting = { moveId: MOVE, complaintId, state: 'waiting', obstacle: null, at: null } as const;
    const obstacle = { why: 'policy', processId: '', elementId: '', detail: '' } as const;
    await r.moves.setCase(waiting, { state: 'kept', obstacle, at: house.now });
    await r.ledger.append(note('case.not-moved', complaintId, { ...way, why: 'policy', becomes: 'kept' }));
    await r.moves.end(MOVE, 'ended', house.now);
    const counts = { moved: 0, kept: 1, stopped: false };
    await r.ledger.append(note('move.ended', null, { moveId: MOVE, ...counts, endedAt: house.now }));
  });
}

/** An activation that is taken back before its day. */
async function cancelOne(house: House): Promise<void> {
  const [code, effectiveFrom] = ['D98_2027_1', at('2027-03-01', '00:00')];
  const admin = await house.user('管理员01');
  await house.database.transaction(async (r) => {
    const { supervision } = (await r.policies.all())[0] ?? { supervision: '' };
    const its = { code, effectiveFrom, profile: 'D98', title: '示范制度', supervision, contentHash: null };
    await r.policies.insert({ ...its, activatedAt: house.now, activatedBy: admin.id });
    await r.ledger.append({
      ...{ type: 'policy.activated', complaintId: null, actor: admin.id, at: house.now, payloadDigest: null },
      ...{ facts: { code, effectiveFrom, hash: null }, schemaVersion: LEDGER_SCHEMA_VERSION },
    });
  });
  await house.useCases.policies.cancelActivation(admin, code, '还没有培训。');
}

/** One that is told, notes it; the group's robot is called for it, too. */
async function tellOne(house: House, id: ComplaintId): Promise<void> {
  const { useCases, database, outbox } = house;
  const admin = await house.user('管理员01');
  const office = await house.user('投诉办01');
  const hook = {
    name: '投诉办机器人',
    kind: 'webhook',
    group: 'complaint-office',
    events: [],
    template: '',
    locale: 'zh-CN',
    receiptMinutes: '',
  };
  await useCases.deliveries.createHook(admin, { ...hook, url: 'https://hooks.example.com/1', secret: 'secret' });
  await useCases.notices.writeNotice(house.job(), id, 'information-added');
  const [entry] = (await database.read.inbox.openOf(id)).filter(({ event }) => event === 'information-added');
  if (entry === undefined) throw new Error('Nobody was told.');
  await outbox.tellStaff(entry.id);
  for (const { id: deliveryId } of await database.read.deliveries.ofEntry(entry.id)) {
    await outbox.beginDelivery(deliveryId);
    await outbox.deliverySent(deliveryId, 'HTTP 200');
  }
  await useCases.inbox.noteEntry(office, entry.id);
}

/** @param id a case that goes on, too */
export async function playFurther(house: House, id: ComplaintId): Promise<Further> {
  const { useCases, database } = house;
  const office = await house.user('投诉办01');
  const { complaintId: dangerous } = await house.openCase({ safetyHazard: true, submissionToken: 'token-2' });
  const [danger] = await database.read.dangers.ofComplaint(dangerous);
  if (danger === undefined) throw new Error('There is no danger.');
  await useCases.safety.confirmDanger(house.job(), danger.id);
  const item = await house.offer(id, 'userTask_Investigate', 'investigate', 'complaint-office');
  const { id: to } = await house.user('投诉办02');
  await useCases.tasks.passOnWorkItem(office, item.id, { to, reason: '你更熟悉。' });
  await house.offer(id, 'userTask_DraftPlan', 'draft-plan', 'handler:engineering');
  await tellOne(house, id);
  await moveOne(house, id);
  await cancelOne(house);
  const reach = { email: 'ceshi@example.com', phone: '', mode: 'digest', digestHour: 8, unwanted: [] } as const;
  await useCases.people.changeOwnReach(office, reach, 0);
  const one = async (table: string, column = 'id'): Promise<string> =>
    String((await database.knex(table).first(column))?.[column]);
  return {
    danger: danger.id,
    pass: await one('work_item_pass'),
    evidence: await one('notice_evidence'),
    told: await one('notice_evidence', 'notice_id'),
    delivery: await one('delivery'),
    hook: await one('hook'),
    cancellation: await one('policy_cancellation'),
    bundle: await one('bundle'),
  };
}
