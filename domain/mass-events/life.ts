/** Opening, changing and closing an event, and who sees it. */
import type { ComplaintId } from '../cases/ids.js';
import { caseScopes } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { rightsOf } from '../people/capacity.js';
import type { User } from '../people/model.js';
import type { MassEventId } from './ids.js';
import type { MassEvent } from './model.js';
import { type MassEventAtHand, type MassEventVerb, massEventRights, seesEveryOutage } from './rights.js';
import type { MassEventWords, MassEventUseCases } from './use-cases.js';

const LONGEST_TITLE = 60;

const LONGEST_AREA = 200;

/** Phone numbers, meter numbers, numbers of cases: what everybody reads names nobody. */
const NUMBER_OF_SOMEBODY = /\d{7}/;

type NewEvent = MassEventWords & Pick<MassEvent, 'kind'>;

async function atHand(r: Snapshot, user: User, event: MassEvent): Promise<NonNullable<MassEventAtHand>> {
  const count = async (scopes: ReturnType<typeof caseScopes> | null): Promise<number> =>
    (await r.massEvents.casesOf([event.id], scopes)).get(event.id) ?? 0;
  return { event, cases: await count(null), visible: await count(caseScopes(user)) };
}

/** @throws {DomainError} notFound; forbidden; wrongState, where it was closed */
export async function eventFor(r: Snapshot, user: User, verb: MassEventVerb, id: MassEventId): Promise<MassEvent> {
  const event = await r.massEvents.byId(id);
  if (event === null) throw new DomainError('notFound');
  const at = await atHand(r, user, event);
  if (!massEventRights.see(user, at)) throw new DomainError('forbidden');
  if (massEventRights[verb](user, at)) return event;
  throw new DomainError(massEventRights[verb](user, null) ? 'wrongState' : 'forbidden');
}

export const rightsIn = async (r: Snapshot, user: User, event: MassEvent) =>
  rightsOf(massEventRights, user, await atHand(r, user, event));

/** Those of the events that a user may see. */
export async function visibleTo(r: Snapshot, user: User, events: readonly MassEvent[]): Promise<MassEvent[]> {
  const seen = await Promise.all(events.map(async (event) => massEventRights.see(user, await atHand(r, user, event))));
  return events.filter((_event, index) => seen[index]);
}

function wordsError(text: string, longest: number, required: boolean): string | null {
  if (text === '') return required ? 'required' : null;
  if ([...text].length > longest) return 'tooLong';
  return NUMBER_OF_SOMEBODY.test(text.normalize('NFKC')) ? 'personal' : null;
}

/** @throws {DomainError} invalid, before anything else of a form is looked at */
export function checkTitleLength(title: string): void {
  if ([...title].length > LONGEST_TITLE) throw new DomainError('invalid', { fields: { title: 'tooLong' } });
}

/** The event as it can be kept. @throws {DomainError} invalid */
function checked<Given extends NewEvent>(given: Given): Given & { startedAt: Instant } {
  const { kind, title, area, startedAt, expectedEndAt } = given;
  const fields = {
    title: wordsError(title, LONGEST_TITLE, true),
    area: wordsError(area, LONGEST_AREA, kind === 'outage'),
    startedAt: startedAt === null ? 'required' : null,
    expectedEndAt: expectedEndAt !== null && startedAt !== null && expectedEndAt <= startedAt ? 'beforeStart' : null,
  };
  const wrong = Object.fromEntries(
    Object.entries(fields).flatMap(([name, code]) => (code === null ? [] : [[name, code]])),
  );
  if (startedAt === null || Object.keys(wrong).length > 0) throw new DomainError('invalid', { fields: wrong });
  return { ...given, startedAt };
}

/** Words are kept by their digest only: what was told when can be proved, the ledger itself holds codes. */
const digestOf = (context: Context, { title, area }: Pick<MassEventWords, 'title' | 'area'>): string =>
  context.deps.keys.hash('mass event', `${title}\n${area}`);

export async function insertEvent(
  context: Context,
  r: Tx,
  user: User,
  input: NewEvent,
  masterId: ComplaintId | null,
): Promise<MassEvent> {
  const { kind, title, area, startedAt, expectedEndAt } = checked(input);
  const event: MassEvent = {
    id: context.newId(),
    kind,
    title,
    area,
    startedAt,
    expectedEndAt,
    public: input.public && kind === 'outage',
    masterId,
    by: user.id,
    at: context.now(),
    closedAt: null,
  };
  await r.massEvents.insert(event);
  await context.record(r, {
    type: 'mass-event.opened',
    complaintId: null,
    actor: user.id,
    facts: { massEventId: event.id, kind, startedAt, expectedEndAt, public: event.public, masterId },
    payloadDigest: digestOf(context, event),
  });
  return event;
}

export function massEventLifeUseCases(
  context: Context,
): Pick<MassEventUseCases, 'publicOutages' | 'massEvents' | 'openMassEvent' | 'changeMassEvent' | 'closeMassEvent'> {
  const { store } = context.deps;
  return {
    publicOutages: async () =>
      (await store.read.massEvents.open()).filter((event) => event.kind === 'outage' && event.public),
    async massEvents(user, page) {
      if (!massEventRights.list(user, null)) throw new DomainError('forbidden');
      const scopes = caseScopes(user);
      const { massEvents } = store.read;
      const { events, total } = await massEvents.list(
        { everyOutage: seesEveryOutage(user), scopes, at: context.now() },
        page,
      );
      const ids = events.map(({ id }) => id);
      const counts = await massEvents.casesOf(ids, scopes);
      return {
        events: events.map((event) => ({ event, cases: counts.get(event.id) ?? 0 })),
        total,
        mayOpen: massEventRights.open(user, null),
      };
    },
    openMassEvent: (by, input) =>
      context.act(by, async (r, user) => {
        if (!massEventRights.open(user, null)) throw new DomainError('forbidden');
        return (await insertEvent(context, r, user, input, null)).id;
      }),
    changeMassEvent: (by, id, words) =>
      context.act(by, async (r, user) => {
        const before = await eventFor(r, user, 'change', id);
        const { title, area, startedAt, expectedEndAt } = checked({ ...words, kind: before.kind });
        const told = words.public && before.kind === 'outage';
        await r.massEvents.change(before, { title, area, startedAt, expectedEndAt, public: told });
        await context.record(r, {
          type: 'mass-event.changed',
          complaintId: null,
          actor: user.id,
          facts: { massEventId: id, startedAt, expectedEndAt, public: told },
          payloadDigest: digestOf(context, words),
        });
      }),
    closeMassEvent: (by, id) =>
      context.act(by, async (r, user) => {
        await eventFor(r, user, 'close', id);
        await r.massEvents.close(id, context.now());
        await context.record(r, {
          type: 'mass-event.closed',
          complaintId: null,
          actor: user.id,
          facts: { massEventId: id },
        });
      }),
  };
}
