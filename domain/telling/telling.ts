/** Notices that must be told: what they meet, what shows that they were told, and who is asked where nothing does. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import type { Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { endCalls, endClock, isOpen, limitsOfTelling, startClocks } from '../deadlines/index.js';
import type { ClockId } from '../deadlines/ids.js';
import type { Telling } from '../notices/index.js';
import type { EvidenceId } from '../notices/ids.js';
import { type Evidence, type EvidenceWay, TOLD_WAYS } from '../notices/model.js';
import type { StoredNotice } from '../notices/store.js';

/** What happened, as whoever records it says. */
export interface Shown extends Pick<Evidence, 'way' | 'at' | 'by'> {
  /** Whom they reached, the number of a letter: kept sealed. */
  words?: Record<string, string>;
  /** The task whose answers say so: it ends by them, before what else waits is ended. */
  after?: EngineKey;
}

export const isTelling = (way: EvidenceWay): boolean => TOLD_WAYS.some((one) => one === way);

/** A code of what is wrong with when somebody says that it was told; null where nothing is. @param since when there was something to tell */
export function wrongTime(at: Instant, { now, since }: { now: Instant; since: Instant | undefined }): string | null {
  // A minute is as exact as people write it down.
  if (since !== undefined && at.slice(0, 16) < since.slice(0, 16)) return 'early';
  return at > now ? 'future' : null;
}

const isWaitedFor = ({ meets, toldAt, letGoAt }: StoredNotice): boolean =>
  meets !== null && toldAt === null && letGoAt === null;

/** Those that were written in one go with it, to other groups: whoever of them is told, it is told. */
const withIt = async (r: Tx, { id, complaintId, sending, event }: StoredNotice): Promise<StoredNotice[]> =>
  (await r.notices.ofComplaint(complaintId)).filter(
    (one) => one.id === id || (isWaitedFor(one) && one.sending === sending && one.event === event),
  );

/** The last of those that a limit waits for has been told: it was met when that was. */
async function meet(context: Context, r: Tx, { complaintId, meets }: StoredNotice, by: string): Promise<void> {
  const all = await r.notices.ofComplaint(complaintId);
  for (const clock of await r.clocks.byIds(meets ?? [])) {
    const naming = all.filter((one) => one.meets?.includes(clock.id) === true && one.letGoAt === null);
    if (!isOpen(clock) || naming.some(isWaitedFor)) continue;
    const at =
      naming
        .flatMap(({ toldAt }) => toldAt ?? [])
        .sort()
        .at(-1) ?? context.now();
    await endClock(context, r, clock, 'met', { at, actor: by });
  }
}

/** A task to tell it has nothing to do any more; whatever waits until all is told looks again. */
async function stopAsking(
  context: Context,
  r: Tx,
  { id, complaintId, audience, askedAt: asked }: StoredNotice,
  after: EngineKey | undefined,
): Promise<void> {
  if (audience !== 'complainant') return;
  // Instances of the diagram that had one for each notice wait for this.
  await context.publish(r, 'complainant-told', id, {}, { ...(after !== undefined && { after }) });
  const left = (await r.notices.untold(complaintId)).filter((one) => one.audience === 'complainant');
  if (asked !== null && !left.some(({ askedAt }) => askedAt !== null)) await endCalls(context, r, complaintId, after);
  if (left.length === 0) await context.publish(r, 'all-told', complaintId, {});
}

/** Inside the transaction of whatever shows that a notice was told, or that somebody tried. */
export async function show(context: Context, r: Tx, notice: StoredNotice, { way, by, words, after, ...shown }: Shown) {
  const { id: noticeId, complaintId, event, createdAt } = notice;
  // Nobody was told before it was there.
  const at = shown.at < createdAt ? createdAt : shown.at;
  const kept = words === undefined ? null : await context.sealJson(r, complaintId, words);
  const recordedAt = context.now();
  const sealed = kept?.sealed ?? null;
  const evidenceId = context.newId<EvidenceId>();
  await r.notices.insertEvidence({ id: evidenceId, complaintId, noticeId, way, at, recordedAt, by, sealed });
  const told = isTelling(way) && notice.toldAt === null ? await withIt(r, notice) : [];
  await context.record(r, {
    type: isTelling(way) ? 'notice.told' : 'notice.tried',
    complaintId,
    actor: by,
    facts: { evidenceId, noticeId, event, way, happenedAt: at, told: told.map(({ id }) => id).join(' ') },
    ...(kept !== null && { payloadDigest: kept.digest }),
  });
  if (told.length === 0) return;
  for (const { id } of told) await r.notices.setTold(id, at);
  if (notice.meets === null) return;
  await meet(context, r, notice, by);
  for (const one of told) await stopAsking(context, r, one, after);
}

/** Nobody waits any more for these to be told. What waited for them alone goes by the others; `cancel`: it ends unmet. */
export async function letGo(
  context: Context,
  r: Tx,
  notices: readonly StoredNotice[],
  { by, cancel, after }: { by: string; cancel: boolean; after?: EngineKey },
): Promise<void> {
  const at = context.now();
  for (const notice of notices) {
    const { id: noticeId, complaintId, event, meets } = notice;
    await r.notices.letGo(noticeId, at);
    await context.record(r, { type: 'notice.let-go', complaintId, actor: by, facts: { noticeId, event, letGoAt: at } });
    for (const clock of cancel ? await r.clocks.byIds(meets ?? []) : [])
      if (isOpen(clock)) await endClock(context, r, clock, 'cancelled', { at, actor: by });
    await stopAsking(context, r, notice, after);
  }
}

async function begun(
  context: Context,
  r: Tx,
  complaint: Complaint,
  { event, meets }: { event: string; meets: readonly string[] },
): Promise<ClockId[]> {
  // A later one says what the earlier one said.
  const earlier = (await r.notices.untold(complaint.id)).filter((one) => one.event === event);
  await letGo(context, r, earlier, { by: 'system:notice.send', cancel: false });
  const clocks = await r.clocks.ofComplaints([complaint.id]);
  return clocks.filter((clock) => isOpen(clock) && meets.includes(clock.stopEvent)).map(({ id }) => id);
}

export const tellingOf = (context: Context): Telling => ({
  async begin(complaint, event, meets, actor) {
    const supervision = await context.supervisionOf(complaint);
    const limits = await limitsOfTelling(context, complaint, supervision, event);
    const time = await context.time(supervision, complaint.bundleId);
    return async (r) => {
      await startClocks(context, r, complaint, limits, { startedAt: context.now(), actor, time, supervision });
      return begun(context, r, complaint, { event, meets });
    };
  },
  mailed: (r, notice, at: Instant) => show(context, r, notice, { way: 'mail', at, by: 'system:outbox' }),
  texted: (r, notice, at: Instant) => show(context, r, notice, { way: 'sms', at, by: 'system:outbox' }),
  async needsPerson(r, notice) {
    const { id: noticeId, complaintId, event: noticeEvent, audience, releaseAt } = notice;
    if (audience !== 'complainant' || !isWaitedFor(notice)) return;
    // A mail that nobody takes is tried again: somebody is asked once.
    if (!(await r.notices.ask(noticeId, context.now()))) return;
    const { policyVersion } = await context.complaint(r, complaintId);
    // One task of the case tells all: the engine begins one instance of a complaint at a time. The notice is for the diagram of before.
    const variables = { complaintId, noticeId, noticeEvent, policyVersion };
    await context.publish(r, 'complainant-untold', complaintId, variables, { at: releaseAt });
  },
});
