/** What every use case works with, and the few steps they share. */
import type { ImageGateway } from '../attachments/images.js';
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint, RevealReason } from '../cases/model.js';
import { normalizeNumber } from '../cases/number.js';
import { type CaseAtHand, type CaseVerb, caseRights } from '../cases/rights.js';
import { type ComplaintContent, NO_CONTENT } from '../content/model.js';
import type { BundleId } from '../definitions/ids.js';
import type { ProcessDefinition } from '../definitions/model.js';
import type { SayOutside } from '../deliveries/model.js';
import type { RenderNotice } from '../notices/model.js';
import type { UserId } from '../people/ids.js';
import type { Role } from '../organisation/model.js';
import type { User } from '../people/model.js';
import { standingIn } from '../people/standing-in.js';
import type { PolicyFile } from '../policies/tables.js';
import { decide, decideOwn } from './decide.js';
import type { EngineCopy, EngineOfUseCases, TaskListener } from './engine.js';
import { SetUpError, DomainError } from './errors.js';
import { type EngineKey, type Id, isId, newId } from './ids.js';
import { type LedgerEntry, LEDGER_SCHEMA_VERSION } from './ledger.js';
import type { EntryType, LedgerFacts } from './ledger-facts.js';
import type { Logger } from './log.js';
import type { MatterId } from './matter.js';
import type { OutboxKind, OutboxPayloads } from './outbox.js';
import { textsIn, listOf } from './own.js';
import { type Keys, seal, payloadDigest, openAs } from './privacy/keys.js';
import { type Line, lineOfCase, type Snapshot, type Store, type Tx } from './store.js';
import type { CalendarYear } from './time/holidays.js';
import { type Clock, type Instant, instantOf } from './time/instant.js';
import { localDateOf } from './time/local-date.js';
import { type OpeningHours, type HoursContext, type Period, minutesOfDay } from './time/opening-hours.js';
import { type WorkingCalendar, createWorkingCalendar } from './time/working-calendar.js';

export interface Deps {
  store: Store;
  engine: EngineOfUseCases;
  /** Makes one to try things on; null where the engine cannot be copied. */
  copyEngine: (() => Promise<EngineCopy>) | null;
  renderNotice: RenderNotice;
  images: ImageGateway;
  /** @throws Error where the text is no DMN */
  parsePolicy(code: string, text: string): Promise<PolicyFile>;
  /** Of two versions of a policy's file the shipped one, with those of its tables, by id, that are kept. */
  withKeptTables(shipped: string, kept: string, ids: ReadonlySet<string>): Promise<string>;
  clock: Clock;
  /** Years that the program knows; those loaded later are in the database. */
  calendarYears: readonly CalendarYear[];
  /** A BPMN file, read. @throws Error where it is none */
  parseProcess(xml: string): Promise<ProcessDefinition>;
  /** What workers do: a diagram that asks for anything else would stand still. */
  jobTypes: readonly string[];
  /** Forms as this release has them: what they say of themselves holds where a bundle's say nothing yet. */
  shippedForms(): readonly { name: string; content: string }[];
  /** How the desk is told of user tasks. */
  taskListeners: readonly TaskListener[];
  keys: Keys;
  log: Logger;
  zone: string;
  companyName: string;
  /** Whose accounts need a second factor. */
  secondFactorRoles: readonly Role[];
  /** Whether notices are mailed besides being written. */
  mailEnabled: boolean;
  /** Words of the desk, for mails and hooks. */
  sayOutside: SayOutside;
  /** Whether hooks may be called without TLS on this machine: never in production. */
  hooksOnThisMachine: boolean;
  /** Where a complainant evaluates by one tap; null where the portal's public address is not known. */
  evaluationUrl: ((number: string, token: string) => string) | null;
  /** Called after a commit that has put something into the outbox. */
  wakeOutbox(): void;
}

/** A row of the table of shifts. @throws {SetUpError} for what is no time of day */
function periodOf(row: unknown): Period {
  const { from = '', to = '' } = textsIn(row);
  return { from: minutesOfDay(from), to: minutesOfDay(to) };
}

/**
 * How long the engine keeps a message for an instance that will wait for it: as long as we want to bridge an engine or workers
 * that stand still. A clock that is met before its watch has begun must still be met for it.
 */
const MESSAGE_TTL_MS = 7 * 24 * 3_600_000;

interface PublishOptions {
  timeToLiveMs?: number;
  at?: Instant;
  /** A task that is completed first. */
  after?: EngineKey;
}

export class Context {
  private readonly hours = new Map<string, OpeningHours>();

  /** @param line of what this one changes */
  constructor(
    readonly deps: Deps,
    private readonly line?: Line,
  ) {}

  /** The same, for what changes nothing but what belongs to this line: a transaction of another line does not wait for it. */
  inLine(line: Line | undefined): Context {
    return new Context(this.deps, line);
  }

  /** The same, for what is about this case alone. */
  ofCase(complaintId: ComplaintId | null): Context {
    return this.inLine(lineOfCase(complaintId));
  }

  /** Calendar, shifts and rules are loaded before a transaction and passed into it as values: inside one they throw. */
  async calendar(): Promise<WorkingCalendar> {
    const loaded = await this.deps.store.read.calendarYears.all();
    const years = new Map([...this.deps.calendarYears, ...loaded].map((year) => [year.year, year]));
    return createWorkingCalendar([...years.values()]);
  }

  /** What a table says in the bundle of a case; in the newest where there is no case. Not in a transaction. */
  decide(bundleId: BundleId | null, table: string, facts: Record<string, unknown>): Promise<unknown> {
    return decide(this.deps, bundleId, table, facts);
  }

  /** The same of a table that came later, for a case that began before: null. */
  decideOwn(bundleId: BundleId | null, table: string, facts: Record<string, unknown>): Promise<unknown> {
    return decideOwn(this.deps, bundleId, table, facts);
  }

  /** The calendar, and the company's shifts from its table. */
  async time(supervision: string, bundleId: BundleId | null): Promise<HoursContext> {
    const hours = await this.hoursOf(supervision, bundleId);
    return { calendar: await this.calendar(), zone: this.deps.zone, hours };
  }

  /** The same for a limit. */
  async timeOf({ supervision, complaintId }: { supervision: string; complaintId: ComplaintId }): Promise<HoursContext> {
    return this.time(supervision, (await this.complaint(this.deps.store.read, complaintId)).bundleId);
  }

  private async hoursOf(supervision: string, bundleId: BundleId | null): Promise<OpeningHours> {
    const table = `hours_${supervision}`;
    const name = `${table} ${bundleId ?? ''}`;
    const known = this.hours.get(name);
    if (known) return known;
    const periods = async (dayKind: string): Promise<Period[]> => {
      const rows = await this.decide(bundleId, table, { dayKind });
      return listOf(rows).map(periodOf);
    };
    const hours = { workingDay: await periods('workingDay'), restDay: await periods('restDay') };
    this.hours.set(name, hours);
    return hours;
  }

  /** Which of the company's own rules hold for a case: those of its policy version. */
  async supervisionOf({ policyVersion }: Pick<Complaint, 'policyVersion'>): Promise<string> {
    const policy = await this.deps.store.read.policies.byCode(policyVersion);
    if (policy === null) throw new SetUpError(`There is no policy version ${policyVersion}.`);
    return policy.supervision;
  }

  now(): Instant {
    return instantOf(this.deps.clock.now());
  }

  newId<T extends Id>(): T {
    return newId(this.deps.clock.now());
  }

  /** One transaction; the outbox is woken when it is committed. */
  async change<T>(work: (r: Tx) => Promise<T>): Promise<T> {
    const result = await this.deps.store.transaction(work, this.line);
    this.deps.wakeOutbox();
    return result;
  }

  /** An account with the places of absent people that it fills today. */
  async withPlaces(r: Snapshot, user: User): Promise<User> {
    const today = localDateOf(this.now(), this.deps.zone);
    return { ...user, standsInFor: await standingIn(r, user, today) };
  }

  /**
   * What a person does: one transaction, with their account as it is in it. The session's copy was read when the request
   * came, and roles, department, absences or the account itself may have changed since. For what is the same however often
   * it is said, or knows by itself what came before. @throws {DomainError} forbidden
   */
  actAgain<T>(by: User, work: (r: Tx, user: User) => Promise<T>): Promise<T> {
    return this.change(async (r) => {
      const user = await r.people.byId(by.id);
      if (user === null || !user.active) throw new DomainError('forbidden');
      return work(r, await this.withPlaces(r, user));
    });
  }

  /** The same, once for each form: two clicks are one act. @throws {DomainError} forbidden, sentBefore */
  act<T>(by: User, work: (r: Tx, user: User) => Promise<T>): Promise<T> {
    return this.actAgain(by, async (r, user) => {
      if (!(await this.isFirst(r, by))) throw new DomainError('sentBefore');
      return work(r, user);
    });
  }

  /** Whether what a person sends came before. It is noted with what it does: what fails may be sent again. */
  async isFirst(r: Tx, { id, form }: User): Promise<boolean> {
    if (form === undefined) return true;
    return r.applyOnce(this.deps.keys.hash('form', `${id}\n${form}`), 'staff.form', this.now());
  }

  /** A transaction that runs once per job, however often the job is delivered. */
  async changeOnce(occurrence: string, kind: string, work: (r: Tx) => Promise<void>): Promise<void> {
    await this.change(async (r) => {
      if (await r.applyOnce(occurrence, kind, this.now())) await work(r);
    });
  }

  async complaint(r: Snapshot, id: ComplaintId): Promise<Complaint> {
    const complaint = await r.complaints.byId(id);
    if (complaint === null) throw new DomainError('notFound');
    return complaint;
  }

  async caseAtHand(r: Snapshot, complaint: Complaint): Promise<CaseAtHand> {
    const { id } = complaint;
    return {
      complaint,
      departments: await r.complaints.departmentsOf(id),
      recused: await r.recusals.ofComplaint(id),
    };
  }

  /** The same for many, in as many questions as for one. */
  async casesAtHand(r: Snapshot, complaints: readonly Complaint[]): Promise<Map<ComplaintId, CaseAtHand>> {
    const ids = complaints.map(({ id }) => id);
    const [departments, recused] = [await r.complaints.departmentsOfAll(ids), await r.recusals.ofComplaints(ids)];
    return new Map(
      complaints.map((complaint) => {
        const ofIt = ({ complaintId }: { complaintId: ComplaintId }): boolean => complaintId === complaint.id;
        const its = departments.filter(ofIt).map(({ department }) => department);
        return [complaint.id, { complaint, departments: its, recused: recused.filter(ofIt) }];
      }),
    );
  }

  /** The case, where this user may do that to it. @throws {DomainError} notFound, forbidden */
  async caseFor(r: Snapshot, user: User, verb: CaseVerb, id: ComplaintId): Promise<Complaint> {
    const complaint = await this.complaint(r, id);
    if (!caseRights[verb](user, await this.caseAtHand(r, complaint))) throw new DomainError('forbidden');
    return complaint;
  }

  /** The same for reading what is sealed; looking at personal data in full is on record, with why. */
  async caseToRead(user: User, id: ComplaintId, reveal: RevealReason | undefined): Promise<Complaint> {
    if (reveal === undefined) return this.caseFor(this.deps.store.read, user, 'see', id);
    // Each look is one, and on record.
    return this.actAgain(user, async (r, now) => {
      const complaint = await this.caseFor(r, now, 'reveal', id);
      await this.record(r, { type: 'content.revealed', complaintId: id, actor: now.id, facts: { reason: reveal } });
      return complaint;
    });
  }

  /** The complaint of a number as people type it; null where there is none, and where it was erased. */
  async byNumber(r: Snapshot, number: string): Promise<Complaint | null> {
    const normalized = normalizeNumber(number);
    const known = normalized === null ? null : await r.complaints.byNumber(normalized);
    return known?.erasedAt === null ? known : null;
  }

  /** Of whoever did something; null where no account has. @param actor of the ledger */
  async nameOf(r: Snapshot, actor: string): Promise<string | null> {
    return isId<UserId>(actor) ? ((await r.people.byId(actor))?.displayName ?? null) : null;
  }

  /** The key of a complaint, or of a duty. */
  async dataKey(r: Snapshot, id: MatterId): Promise<Buffer> {
    const wrapped = (await r.contents.key(id)) ?? (await r.duties.key(id));
    if (wrapped === null) throw new SetUpError(`The data key of ${id} was destroyed.`);
    return this.deps.keys.unwrap(wrapped);
  }

  /** Null where it was destroyed: what was sealed is noise from then on. */
  async keyUnlessErased(r: Snapshot, id: ComplaintId): Promise<Buffer | null> {
    const wrapped = await r.contents.key(id);
    return wrapped === null ? null : this.deps.keys.unwrap(wrapped);
  }

  async sealJson(r: Snapshot, id: MatterId, value: object): Promise<{ sealed: string; digest: string }> {
    const key = await this.dataKey(r, id);
    const text = JSON.stringify(value);
    return { sealed: seal(key, text), digest: payloadDigest(key, text) };
  }

  /** What was sealed by `sealJson`, as the same. */
  async openJson<T>(r: Snapshot, id: MatterId, sealed: string): Promise<T> {
    return openAs<T>(await this.dataKey(r, id), sealed);
  }

  /** What was sealed for a complaint; the other where its key was destroyed. */
  async openUnlessErased<T>(r: Snapshot, id: ComplaintId, sealed: string, otherwise: T): Promise<T> {
    const key = await this.keyUnlessErased(r, id);
    return key === null ? otherwise : openAs<T>(key, sealed);
  }

  /** Empty where it was erased. */
  async content(r: Snapshot, complaintId: ComplaintId): Promise<{ version: number; content: ComplaintContent }> {
    const latest = await r.contents.latest(complaintId);
    if (latest === null) throw new SetUpError(`Complaint ${complaintId} has no content.`);
    const content = await this.openUnlessErased(r, complaintId, latest.sealed, NO_CONTENT);
    return { version: latest.version, content };
  }

  /** The contents of many complaints; none where it was erased. */
  async contents(r: Snapshot, ids: ComplaintId[]): Promise<Map<ComplaintId, ComplaintContent>> {
    const { keys } = this.deps;
    const found = await r.contents.latestOf(ids);
    return new Map(
      found.map(({ complaintId, sealed, wrappedKey }) => [
        complaintId,
        openAs<ComplaintContent>(keys.unwrap(wrappedKey), sealed),
      ]),
    );
  }

  /** Puts a fact into the ledger. */
  record<T extends EntryType>(
    r: Tx,
    entry: Pick<LedgerEntry, 'actor'> & { complaintId: ComplaintId | null } & {
      type: T;
      facts: LedgerFacts[T];
      payloadDigest?: string;
      at?: Instant;
    },
  ): Promise<LedgerEntry> {
    return r.ledger.append({ payloadDigest: null, at: this.now(), schemaVersion: LEDGER_SCHEMA_VERSION, ...entry });
  }

  /** Puts a command into the outbox: it is sent when the transaction is committed. */
  async send<Kind extends OutboxKind>(
    r: Tx,
    kind: Kind,
    payload: OutboxPayloads[Kind],
    dueAt = this.now(),
  ): Promise<void> {
    await r.outbox.insert({ id: this.newId(), kind, payload, dueAt });
  }

  /** `timeToLiveMs` 0: only an instance that waits for it now hears it. `at`: not before. */
  publish(
    r: Tx,
    name: string,
    correlationKey: string,
    variables: Record<string, unknown>,
    { timeToLiveMs = MESSAGE_TTL_MS, at = this.now(), after }: PublishOptions = {},
  ): Promise<void> {
    const payload = { name, correlationKey, timeToLiveMs, variables, ...(after !== undefined && { after }) };
    return this.send(r, 'publish-message', payload, at);
  }
}
