/**
 * What administrators do where a process stands still: another try, or a routing fact put right first. The right is
 * asked, and the act put on record, before the engine is told; the person who comes twice finds the incident gone.
 */
import type { Context } from '../core/context.js';
import { type EngineIncident, EngineError } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { EngineKey } from '../core/ids.js';
import { type MatterId, type Matter, caseOf, idOfMatter } from '../core/matter.js';
import { payloadDigest } from '../core/privacy/keys.js';
import { definitionOf } from '../definitions/index.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import type { VariableChange, PastRepair } from './model.js';
import { matterOf } from './matter-of.js';
import { type RoutingVariable, changeableOf, jsonOf, type RepairWords, USUAL_TRIES, MOST_TRIES } from './repairs.js';

/** What an instance is about; `sealedFor`: by whose key words about it are sealed, null where there is none. */
interface About {
  matter: Matter | null;
  sealedFor: MatterId | null;
}

const isOpen = ({ state }: EngineIncident): boolean => state === 'ACTIVE' || state === 'PENDING';

async function aboutOf(context: Context, instance: EngineKey): Promise<About> {
  const { contents, duties } = context.deps.store.read;
  const matter = await matterOf(context, instance);
  if (matter === null) return { matter, sealedFor: null };
  if (matter.kind === 'case')
    return { matter, sealedFor: (await contents.key(matter.complaintId)) === null ? null : matter.complaintId };
  if ((await duties.key(matter.dutyId)) === null) return { matter: null, sealedFor: null };
  return { matter, sealedFor: matter.dutyId };
}

/** What an administrator may put right in the scopes that an incident stands in, as the element sees it. */
async function variablesAt(context: Context, incident: EngineIncident): Promise<RoutingVariable[]> {
  const { deps } = context;
  const scopes = await deps.engine.scopesOf(incident);
  const there = await deps.engine.variables(incident.processInstanceKey);
  const seen = (name: string): string | null =>
    scopes.flatMap((scope) => there.find((one) => one.name === name && one.scopeKey === scope) ?? [])[0]?.value ?? null;
  const definition = await definitionOf(context, { ...incident, processDefinitionKey: null });
  return changeableOf(definition?.allowedVariables ?? []).map((name) => ({ name, value: seen(name) }));
}

/** false where another person was faster, or the case has moved on. */
async function triedAgain({ deps }: Context, incident: EngineIncident, tries: number): Promise<boolean> {
  try {
    await deps.engine.retryIncident(incident, tries);
    return true;
  } catch (error) {
    if (error instanceof EngineError && (error.status === 404 || error.status === 409)) return false;
    throw error;
  }
}

/** @throws {DomainError} invalid, stale */
function checked({ kind, typed, seen, reason }: VariableChange, before: string | null): string {
  const after = jsonOf(kind, typed);
  const mistake = mistakeInReason(reason.trim());
  const fields = {
    ...(after === null && { typed: kind }),
    ...(mistake !== null && { reason: mistake }),
  };
  if (after === null || Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  // The same form again finds what it has made of it.
  if ((before ?? '') !== seen && before !== after) throw new DomainError('stale');
  return after;
}

export interface IncidentUseCases {
  /** @returns false where it is resolved already @throws {DomainError} forbidden; invalid, field `tries` */
  retryIncident(user: User, incidentKey: EngineKey, tries?: number): Promise<boolean>;
  /** What may be put right where it stands, and what was in this case; the latest first. @throws {DomainError} notFound */
  incidentRepairs(user: User, incidentKey: EngineKey): Promise<{ variables: RoutingVariable[]; done: PastRepair[] }>;
  /**
   * Sets a routing variable where the incident stands, and tries again at once.
   * @returns false where the incident is resolved already
   * @throws {DomainError} forbidden; notFound, for what may not be changed; invalid, field `typed` or `reason`; stale
   */
  changeVariable(user: User, incidentKey: EngineKey, change: VariableChange): Promise<boolean>;
}

export function incidentUseCases(context: Context): IncidentUseCases {
  const { engine, store, log } = context.deps;

  const mayNow = (user: User, verb: 'retryIncident' | 'repair'): void => {
    if (!systemRights[verb](user, null)) throw new DomainError('forbidden');
  };
  /** As the account is now, before the engine is asked for anything. */
  const must = (by: User, verb: 'retryIncident' | 'repair'): Promise<void> =>
    context.actAgain(by, async (_r, user) => Promise.resolve(mayNow(user, verb)));

  async function openIncident(key: EngineKey): Promise<EngineIncident | null> {
    const incident = await engine.incident(key);
    return incident !== null && isOpen(incident) ? incident : null;
  }

  async function recordChange(
    by: User,
    incident: EngineIncident,
    matter: Matter,
    words: RepairWords & { variable: string },
  ): Promise<void> {
    const { variable, ...told } = words;
    const { incidentKey, processInstanceKey, elementId } = incident;
    await context.actAgain(by, async (r, user) => {
      mayNow(user, 'repair');
      // The engine is asked again, however often: it may not have answered the first time.
      if (!(await context.isFirst(r, by))) return;
      const key = await context.dataKey(r, idOfMatter(matter));
      const { sealed, digest } = await context.sealJson(r, idOfMatter(matter), told);
      const digests = {
        digestBefore: payloadDigest(key, told.before ?? ''),
        digestAfter: payloadDigest(key, told.after ?? ''),
      };
      await context.record(r, {
        type: 'incident.variable-changed',
        complaintId: caseOf(matter),
        actor: user.id,
        facts: {
          ...(matter.kind === 'duty' && { dutyId: matter.dutyId }),
          incidentKey,
          elementId,
          variable,
          ...digests,
        },
        payloadDigest: digest,
      });
      await r.repairs.insert({
        ...{ id: context.newId(), matter, processInstanceKey, elementId },
        ...{ act: 'variable-changed', variable, by: user.id, at: context.now(), sealed },
      });
    });
  }

  return {
    async retryIncident(by, incidentKey, tries = USUAL_TRIES) {
      await must(by, 'retryIncident');
      if (!(Number.isInteger(tries) && tries >= 1 && tries <= MOST_TRIES))
        throw new DomainError('invalid', { fields: { tries: 'range' } });
      const incident = await openIncident(incidentKey);
      if (incident === null) return false;
      const { matter } = await aboutOf(context, incident.processInstanceKey);
      const complaintId = matter && caseOf(matter);
      await context.actAgain(by, async (r, user) => {
        mayNow(user, 'retryIncident');
        if (!(await context.isFirst(r, by))) return;
        const facts = { incidentKey, elementId: incident.elementId, tries };
        await context.record(r, { type: 'incident.retried', complaintId, actor: user.id, facts });
      });
      const done = await triedAgain(context, incident, tries);
      if (done) log.info({ incidentKey, tries, by: by.id }, 'an administrator retried an incident');
      return done;
    },

    async incidentRepairs(user, incidentKey) {
      mayNow(user, 'repair');
      const incident = await engine.incident(incidentKey);
      if (incident === null) throw new DomainError('notFound');
      const about = await aboutOf(context, incident.processInstanceKey);
      const { matter, sealedFor } = about;
      const known = matter === null ? [] : await store.read.repairs.of(matter);
      const people = new Map((await store.read.people.all()).map(({ id, displayName }) => [id, displayName]));
      const none: RepairWords | null = null;
      const done = await Promise.all(
        known.map(async ({ sealed, by, ...repair }) => ({
          ...repair,
          by: people.get(by) ?? by,
          words: sealedFor === null ? none : await context.openJson<RepairWords>(store.read, sealedFor, sealed),
        })),
      );
      return { variables: sealedFor !== null && isOpen(incident) ? await variablesAt(context, incident) : [], done };
    },

    async changeVariable(by, incidentKey, change) {
      await must(by, 'repair');
      const incident = await openIncident(incidentKey);
      if (incident === null) return false;
      const about = await aboutOf(context, incident.processInstanceKey);
      const { name } = change;
      const now = (await variablesAt(context, incident)).find((one) => one.name === name);
      if (now === undefined) throw new DomainError('notFound');
      const { matter, sealedFor } = about;
      if (matter === null || sealedFor === null) throw new DomainError('wrongState');
      const [before, after] = [now.value, checked(change, now.value)];
      const reason = change.reason.trim();
      await recordChange(by, incident, matter, { variable: name, reason, before, after });
      if ((await openIncident(incidentKey)) === null) return false;
      const value: unknown = JSON.parse(after);
      await engine.setVariables(incident.elementInstanceKey, { [name]: value });
      const done = await triedAgain(context, incident, USUAL_TRIES);
      const { processInstanceKey } = incident;
      log.info({ incidentKey, processInstanceKey, variable: name, by: by.id }, 'an administrator put a variable right');
      return done;
    },
  };
}
