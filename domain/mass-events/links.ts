/** Which cases belong to an event. Each keeps its number, its clocks, its process and its own ledger. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import { normalizeNumber } from '../cases/number.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { FileComplaintInput } from '../intake/model.js';
import type { User } from '../people/model.js';
import type { MassEventId, UnlinkId } from './ids.js';
import { visibleTo, eventFor, checkTitleLength, insertEvent } from './life.js';
import type { MassEvent } from './model.js';
import { massEventRights } from './rights.js';
import type { MassEventUseCases, CaseEvents } from './use-cases.js';

const isPublic = ({ kind, public: told }: MassEvent): boolean => kind === 'outage' && told;

/** Open events that a member of staff, or a complainant (null), may say a complaint belongs to. */
const mayJoin = (user: User | null, event: MassEvent): boolean =>
  event.closedAt === null && (isPublic(event) || (user !== null && massEventRights.link(user, null)));

/** What was offered may have been closed while the form was filled in: the complaint counts all the same. */
export async function massEventAtFiling(
  r: Snapshot,
  { massEventId, by }: Pick<FileComplaintInput, 'massEventId' | 'by'>,
): Promise<MassEventId | null> {
  const event = massEventId === undefined ? null : await r.massEvents.byId(massEventId);
  return event !== null && mayJoin(by ?? null, event) ? event.id : null;
}

/** Of a complaint that belongs to an event from now on. */
export async function recordLink(context: Context, r: Tx, actor: string, complaint: Complaint): Promise<void> {
  const { id: complaintId, massEventId, state, version } = complaint;
  if (massEventId === null) return;
  await context.record(r, { type: 'case.linked', complaintId, actor, facts: { massEventId, state, version } });
}

export function massEventLinkUseCases(
  context: Context,
): Pick<
  MassEventUseCases,
  'massEventChoices' | 'caseEvents' | 'linkCase' | 'linkTogether' | 'unlinkCase' | 'makeMaster'
> {
  const { store } = context.deps;

  /** A case by its number; one that is not the user's to see is as unknown as one that does not exist. */
  async function byNumber(r: Snapshot, user: User, text: string): Promise<Complaint> {
    const number = normalizeNumber(text);
    const found = number === null ? null : await r.complaints.byNumber(number);
    const unknown = () => new DomainError('invalid', { fields: { number: 'unknown' } });
    if (found === null) throw unknown();
    return context.caseFor(r, user, 'see', found.id).catch((error: unknown) => {
      throw error instanceof DomainError && error.code === 'forbidden' ? unknown() : error;
    });
  }

  async function link(r: Tx, user: User, { id: massEventId }: MassEvent, complaint: Complaint): Promise<void> {
    if (complaint.massEventId === massEventId) return;
    if (complaint.massEventId !== null) throw new DomainError('invalid', { fields: { number: 'elsewhere' } });
    await recordLink(context, r, user.id, await r.complaints.change(complaint, { massEventId }));
  }

  async function linkedCase(r: Snapshot, user: User, event: MassEvent, complaintId: ComplaintId): Promise<Complaint> {
    const complaint = await context.caseFor(r, user, 'see', complaintId);
    if (complaint.massEventId !== event.id) throw new DomainError('wrongState');
    return complaint;
  }

  async function pastOf(r: Snapshot, complaintId: ComplaintId): Promise<CaseEvents['past']> {
    return Promise.all(
      (await r.massEvents.unlinksOf(complaintId)).map(async ({ massEventId, by, at, reasonSealed }) => ({
        // The row refers to it, and no event is ever deleted.
        event: (await r.massEvents.byId(massEventId)) as MassEvent,
        by: (await r.people.byId(by))?.displayName ?? by,
        at,
        reason: (await context.openUnlessErased(r, complaintId, reasonSealed, { reason: '' })).reason,
      })),
    );
  }

  async function choicesOf(r: Snapshot, user: User): Promise<MassEvent[]> {
    const open = (await r.massEvents.open()).filter((event) => mayJoin(user, event));
    const visible = new Set((await visibleTo(r, user, open)).map(({ id }) => id));
    // What the portal tells everybody is no secret to any member of staff.
    return open.filter((event) => isPublic(event) || visible.has(event.id));
  }

  return {
    massEventChoices: (user) => choicesOf(store.read, user),
    async caseEvents(user, complaintId) {
      const r = store.read;
      const { massEventId } = await context.caseFor(r, user, 'see', complaintId);
      const mayLink = massEventRights.link(user, null);
      return {
        event: massEventId === null ? null : await r.massEvents.byId(massEventId),
        choices: mayLink && massEventId === null ? await choicesOf(r, user) : [],
        past: await pastOf(r, complaintId),
        mayLink: mayLink && massEventId === null,
      };
    },
    linkCase: (by, id, number) =>
      context.act(by, async (r, user) => {
        const event = await eventFor(r, user, 'link', id);
        await link(r, user, event, await byNumber(r, user, number));
      }),
    linkTogether: (by, complaintId, { number, title }) =>
      context.act(by, async (r, user) => {
        if (!massEventRights.link(user, null)) throw new DomainError('forbidden');
        const complaint = await context.caseFor(r, user, 'see', complaintId);
        checkTitleLength(title);
        const other = await byNumber(r, user, number);
        if (other.id === complaintId) throw new DomainError('invalid', { fields: { number: 'same' } });
        if (other.massEventId !== null) {
          const event = await eventFor(r, user, 'link', other.massEventId);
          await link(r, user, event, complaint);
          return event.id;
        }
        const startedAt = other.receivedAt;
        const words = { title, area: '', startedAt, expectedEndAt: null, public: false };
        const event = await insertEvent(context, r, user, { kind: 'matter', ...words }, other.id);
        await link(r, user, event, other);
        await link(r, user, event, complaint);
        return event.id;
      }),
    unlinkCase: (by, id, complaintId, reason) =>
      context.act(by, async (r, user) => {
        const event = await eventFor(r, user, 'unlink', id);
        const complaint = await linkedCase(r, user, event, complaintId);
        const mistake = mistakeInReason(reason);
        if (mistake !== null) throw new DomainError('invalid', { fields: { reason: mistake } });
        const { sealed: reasonSealed, digest } = await context.sealJson(r, complaintId, { reason });
        const row = { id: context.newId<UnlinkId>(), complaintId, massEventId: id, by: user.id, at: context.now() };
        await r.massEvents.insertUnlink({ ...row, reasonSealed });
        const { state, version } = await r.complaints.change(complaint, { massEventId: null });
        await context.record(r, {
          type: 'case.unlinked',
          complaintId,
          actor: user.id,
          facts: { massEventId: id, unlinkId: row.id, state, version },
          payloadDigest: digest,
        });
        if (event.masterId === complaintId) await setMaster(r, user, event, null);
      }),
    makeMaster: (by, id, complaintId) =>
      context.act(by, async (r, user) => {
        const event = await eventFor(r, user, 'change', id);
        await linkedCase(r, user, event, complaintId);
        if (event.masterId !== complaintId) await setMaster(r, user, event, complaintId);
      }),
  };

  async function setMaster(r: Tx, user: User, event: MassEvent, masterId: ComplaintId | null): Promise<void> {
    await r.massEvents.change(event, { masterId });
    await context.record(r, {
      type: 'mass-event.changed',
      complaintId: null,
      actor: user.id,
      facts: { massEventId: event.id, masterId },
    });
  }
}
