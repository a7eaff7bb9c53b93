/** The use cases over a real database, a clock that tests move, and an engine that only knows the policy's tables. */
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Classification } from '../../domain/cases/model.js';
import { EngineError, type EngineOfUseCases, type EngineTable } from '../../domain/core/engine.js';
import { checkLedger } from '../../domain/core/ledger-check.js';
import type { JobContext } from '../../domain/core/jobs.js';
import type { OutboxStore } from '../../domain/core/outbox.js';
import { createKeys, type Keys } from '../../domain/core/privacy/keys.js';
import { type Clock, type Instant, instantOf } from '../../domain/core/time/instant.js';
import type { Limit, MarkRule } from '../../domain/deadlines/model.js';
import type { FileComplaintInput } from '../../domain/intake/model.js';
import type { UseCases } from '../../domain/modules.js';
import type { User } from '../../domain/people/model.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import type { Database } from '../../db/database.js';
import { seedDemonstration } from '../../db/seeds.js';
import { toGroup } from '../../domain/people/roles.js';
import { hashOf } from '../../domain/definitions/index.js';
import { readBundle } from '../../gateways/deploy.js';
import { WORKFLOWS, wireUseCases } from '../../wiring.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { type Negative, negative, openTestDatabase, type TestDatabase } from './database.js';

/** A Tuesday, 09:00 in Shanghai; the National Day holiday begins two days later. */
export const START = anInstant('2026-09-29T01:00:00.000Z');

export const COMPLAINT: FileComplaintInput = {
  channel: 'web',
  category: 'repair',
  safetyHazard: false,
  locale: 'zh-CN',
  complainantName: '测试甲',
  phone: '19900000000',
  email: 'ceshi@example.com',
  address: '示范区示范路1号2单元301',
  content: '灶前阀门漏气，报修三天无人上门。',
  occurredAt: '上周五',
  desiredOutcome: '尽快修好',
  submissionToken: 'token-1',
};

export const MARKS: MarkRule[] = [
  { kind: 'reminder', level: 0, offset: -1, unit: 'workingDay' },
  { kind: 'due', level: 1, offset: 0, unit: 'workingDay' },
  { kind: 'escalation', level: 2, offset: 1, unit: 'workingDay' },
  { kind: 'escalation', level: 3, offset: 3, unit: 'workingDay' },
];

const LIMITS: Limit[] = [
  {
    step: 'register',
    startEvent: 'received',
    amount: 24,
    unit: 'hour',
    stopEvent: 'registered',
    dutyHolder: 'intake',
    kind: 'rule',
    repeat: 'keep',
    ruleId: 'D03-R13',
    article: '第七条',
  },
  {
    step: 'investigate',
    startEvent: 'received',
    amount: 5,
    unit: 'workingDay',
    stopEvent: 'plan-drafted',
    dutyHolder: 'handler',
    kind: 'rule',
    repeat: 'keep',
    ruleId: 'D03-R15',
    article: '第八条',
  },
  {
    step: 'rectify',
    startEvent: 'plan-approved',
    amount: 0,
    unit: 'fixedDate',
    stopEvent: 'rectification-completed',
    dutyHolder: 'handler',
    kind: 'rule',
    repeat: 'restart',
    ruleId: 'D03-R17',
    article: '第九条',
  },
];

/** Whom the notices of these tests go to; those of limits go to whom the limit names. */
const AUDIENCES: Record<string, string> = {
  acknowledged: 'complainant',
  result: 'complainant',
  thanks: 'complainant',
  'mass-event': 'complainant',
  'plan-to-department': 'handler:engineering',
  'information-added': 'complaint-office',
};

const TABLES = [
  'limits_D03_2025_1',
  ...['recipients', 'outside', 'danger', 'hours', 'pauses', 'notices', 'retention'].map(
    (one) => `${one}_COMPANY_2025_1`,
  ),
];

/** Notices say their name; what else they say is asked of the real ones. */
const NOTICES = [...Object.keys(AUDIENCES), 'deadline-reminder', 'deadline-overdue', 'escalation', 'message'].flatMap(
  (event) =>
    ['zh-CN', 'en'].map((locale) => ({ name: `notices/${event}.${locale}.hbs`, content: `${event} ${locale}` })),
);

/** As people read them: pages and a few rules ask the file, not the engine. */
const POLICIES = readBundle(WORKFLOWS)
  .filter(({ name }) => name.startsWith('policies/') || name.endsWith('.form'))
  .map(({ name, content }) => ({ name, content: content.toString('utf8') }));

/** Each table under a key of its own, as an engine would have it. */
const keep = (database: Database): Promise<void> =>
  database.transaction((r) =>
    r.bundles.insert(
      {
        id: anId('a bundle'),
        number: 1,
        deploymentKey: '1',
        hash: hashOf([...NOTICES, ...POLICIES]),
        origin: 'shipped',
        deployedBy: 'system:test',
        deployedAt: START,
        reason: '',
        changes: [],
      },
      [...NOTICES, ...POLICIES],
      TABLES.map((definitionId, at) => ({ kind: 'decision', definitionId, key: String(at) })),
    ),
  );

function decide(table: EngineTable, variables: Record<string, unknown>): unknown {
  const decisionId = 'decisionDefinitionKey' in table ? (TABLES[Number(table.decisionDefinitionKey)] ?? '') : '';
  if (decisionId.startsWith('limits_'))
    return LIMITS.filter(({ startEvent }) => startEvent === variables['startEvent']);
  if (decisionId.startsWith('recipients_')) return variables['level'] === 2 ? 'supervising-leader' : 'complaint-office';
  if (decisionId.startsWith('outside_') || decisionId.startsWith('danger_')) return [];
  if (decisionId.startsWith('hours_')) return [{ from: '08:30', to: '17:30' }];
  if (decisionId.startsWith('pauses_')) return variables['reason'] === 'meterTest' ? 20 : null;
  if (decisionId.startsWith('notices_')) {
    const event = String(variables['event']);
    return [{ audience: AUDIENCES[event] ?? null, urgent: event !== 'thanks' }];
  }
  if (decisionId.startsWith('retention_')) return { retentionClass: 'ordinary', years: 5 };
  throw new Error(`${decisionId} is not part of this test`);
}

/** An engine that knows nothing but tables. */
const NO_ENGINE: EngineOfUseCases = {
  evaluateDecision: () => Promise.resolve(null),
  decisionsXml: () => Promise.resolve(null),
  deploy: () => Promise.reject(new EngineError(400, 'These tests have no diagrams.')),
  processInstance: () => Promise.resolve(null),
  searchProcessInstances: () => Promise.resolve({ items: [], total: 0 }),
  instancesAfter: () => Promise.resolve({ items: [], next: null }),
  openUserTasksAfter: () => Promise.resolve({ items: [], next: null }),
  taskListeners: () => Promise.resolve([]),
  latestProcesses: () => Promise.resolve([]),
  processVersions: () => Promise.resolve([]),
  userTaskForm: () => Promise.resolve(null),
  latestTables: () => Promise.resolve([]),
  decisionRequirementsXml: () => Promise.resolve(''),
  setTaskListener: () => Promise.resolve(),
  variableOf: () => Promise.resolve(new Map()),
  findUserTask: () => Promise.resolve(null),
  processDefinitionXml: () => Promise.reject(new EngineError(404, 'These tests have no diagrams.')),
  cancelProcessInstance: () => Promise.resolve(),
  activeElements: () => Promise.resolve([]),
  activeElementsOf: () => Promise.resolve(new Map()),
  migrateProcessInstance: () => Promise.resolve(),
  incident: () => Promise.resolve(null),
  retryIncident: () => Promise.resolve(),
  scopesOf: () => Promise.resolve([]),
  variables: () => Promise.resolve([]),
  setVariables: () => Promise.resolve(),
};

/** Limits that the tasks of these tests keep. */
const STEPS: Record<string, string[]> = {
  userTask_Register: ['register'],
  userTask_Investigate: ['investigate'],
  userTask_DraftPlan: ['investigate'],
};

export const CLASSIFICATION: Classification = {
  category: 'safety',
  safetyHazard: true,
  level: 'major',
  priority: 'urgent',
  complexity: 'simple',
  major: true,
  majorCriterion: 'safety',
};

export const KEYS = createKeys(Buffer.alloc(32, 7));

let furnished: Promise<Negative> | undefined;

/** With the accounts, made once in this process. */
const furnish = (): Promise<Negative> =>
  negative(async (database) => {
    await seedDemonstration(database, { now: () => new Date(START), schedule: () => () => undefined });
    await keep(database);
  });

/** An instance of a diagram that these tests have not. */
export const anInstance = (name: string) => ({ processInstanceKey: `instance-${name}`, processDefinitionKey: '0' });

export class House {
  private jobs = 0;
  private constructor(
    readonly test: TestDatabase,
    readonly useCases: UseCases,
    readonly outbox: OutboxStore,
    private readonly time: { now: number; woken: number },
    /** As a second process has it, over connections of its own. */
    readonly anotherOutbox: () => Promise<OutboxStore>,
    private readonly keys: Keys,
  ) {}

  static async open({ mailEnabled = false, keys = KEYS } = {}): Promise<House> {
    const test = await openTestDatabase(await (furnished ??= furnish()));
    const time = { now: Date.parse(START), woken: 0 };
    const clock: Clock = { now: () => new Date(time.now), schedule: () => () => undefined };
    const over = (database: Database): ReturnType<typeof wireUseCases> =>
      House.over(database, clock, time, mailEnabled, keys);
    const { useCases, outbox } = over(test.database);
    return new House(test, useCases, outbox, time, async () => over(await test.again()).outbox, keys);
  }

  private static over(
    database: Database,
    clock: Clock,
    time: { woken: number },
    mailEnabled: boolean,
    keys: Keys,
  ): ReturnType<typeof wireUseCases> {
    return wireUseCases({
      database,
      engine: { ...NO_ENGINE, evaluateDecision: async (id, variables) => decide(id, variables) },
      clock,
      renderNotice: (template, facts) => {
        const [event, locale] = template.split(' ');
        return { subject: `${event} ${facts['number']}`, body: `${locale} ${JSON.stringify(facts)}`, version: '1' };
      },
      keys,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      zone: 'Asia/Shanghai',
      companyName: '示范燃气公司',
      secondFactorRoles: ['hr'],
      mailEnabled,
      publicUrl: null,
      wakeOutbox: () => void (time.woken += 1),
    });
  }

  get database(): Database {
    return this.test.database;
  }
  get now(): Instant {
    return instantOf(new Date(this.time.now));
  }
  advance(milliseconds: number): void {
    this.time.now += milliseconds;
  }
  advanceTo(instant: string): void {
    this.time.now = Date.parse(instant);
  }

  /** A job of its own each time. */
  job(): JobContext {
    this.jobs += 1;
    return { occurrence: `element-${this.jobs}`, actor: 'system:test' };
  }

  async user(username: string): Promise<User> {
    return (await this.database.read.people.byUsername(username))?.user as User;
  }

  /** Filed and bound to a process instance. */
  async openCase(
    input: Partial<FileComplaintInput> = {},
  ): Promise<{ complaintId: ComplaintId; number: string; queryCode: string }> {
    const filed = await this.useCases.intake.fileComplaint({ ...COMPLAINT, ...input });
    await this.useCases.cases.openCase(this.job(), filed.complaintId, anInstance(filed.number));
    return filed;
  }

  async offer(
    complaintId: ComplaintId,
    elementId: string,
    formId: string,
    group: string,
    { steps = STEPS[elementId] ?? [], differentFrom = [] as string[] } = {},
  ): Promise<WorkItem> {
    const job = this.job();
    const task = {
      elementInstanceKey: job.occurrence,
      matter: { kind: 'case' as const, complaintId },
      processInstanceKey: '1',
      processDefinitionKey: '2',
      bpmnProcessId: 'complaint-handling',
      elementId,
      formId,
      group: toGroup(group),
      steps,
      differentFrom,
    };
    await this.useCases.tasks.offerWorkItem(job, task);
    return (await this.database.read.workItems.byElementInstance(job.occurrence)) as WorkItem;
  }

  /** Messages put into the outbox, as `name key`. */
  async messages(): Promise<string[]> {
    const rows = await this.database.read.outbox.pending(1_000);
    return rows.flatMap((row) =>
      row.kind === 'publish-message' ? [`${row.payload.name} ${row.payload.correlationKey}`] : [],
    );
  }

  async kinds(): Promise<string[]> {
    return (await this.database.read.outbox.pending(1_000)).map(({ kind }) => kind);
  }

  /** What `ledger:verify` finds. */
  async ledgerFaults(): Promise<string[]> {
    return (await checkLedger(this.database, this.keys)).faults.map(({ en }) => en);
  }

  async ledgerTypes(complaintId: ComplaintId): Promise<string[]> {
    return (await this.database.read.ledger.ofComplaint(complaintId)).map(({ type }) => type);
  }

  close(): Promise<void> {
    return this.test.close();
  }
}

/** Opens a house before each test of the block, closes it after. */
export function withHouse(options: { mailEnabled?: boolean } = {}): () => House {
  let house: House;
  beforeEach(async () => {
    house = await House.open(options);
  });
  afterEach(() => house.close());
  return () => house;
}

/** The refusal of a promise, by its code. */
export async function refusal(promise: Promise<unknown>): Promise<{ code: string; details: Record<string, unknown> }> {
  try {
    await promise;
  } catch (error) {
    return error as { code: string; details: Record<string, unknown> };
  }
  throw new Error('It was expected to refuse.');
}
