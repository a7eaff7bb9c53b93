/** A web application on a port of its own, over use cases kept in memory, with a clock that tests move. */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Clock, Complaint, ComplaintContent, Role, User } from '../../domain/model.js';
import type { EngineClient } from '../../domain/ports.js';
import {
  DomainError,
  type FileComplaintInput,
  type TrackingView,
  type UseCases,
} from '../../domain/use-cases/use-cases.js';
import { createApp } from '../../web/app.js';

export const START = '2026-09-29T01:00:00.000Z';

export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

export function testClock(start = START): TestClock {
  let now = Date.parse(start);
  return { now: () => new Date(now), schedule: () => () => undefined, advance: (by) => void (now += by) };
}

export function testUser(username: string, roles: Role[], extra: Partial<User> = {}): User {
  return {
    id: `user-${username}`,
    username,
    displayName: username,
    department: null,
    roles,
    groups: roles,
    locale: 'zh-CN',
    active: true,
    ...extra,
  };
}

interface Filed {
  input: FileComplaintInput;
  complaint: Complaint;
  queryCode: string;
  information: string[];
  withdrawn: string | null;
}

/** What the fake remembers, for tests to look at. */
export interface Memory {
  filed: Filed[];
  users: User[];
  sessions: Map<string, User>;
  failures: Map<string, number>;
  setupToken: string | null;
}

/** Everyone's password in these tests. */
export const PASSWORD = 'twelve letters and more';

export function memoryUseCases(clock: Clock): { useCases: UseCases; memory: Memory } {
  const memory: Memory = {
    filed: [],
    users: [
      testUser('受理01', ['intake']),
      testUser('机构01', ['complaint-office']),
      testUser('承办01', ['handler'], { department: 'engineering' }),
      testUser('管理01', ['admin']),
    ],
    sessions: new Map(),
    failures: new Map(),
    setupToken: null,
  };
  const find = (number: string, code: string) =>
    memory.filed.find((one) => one.complaint.number === number && one.queryCode === code);
  const found = (number: string, code: string) => {
    const filed = find(number, code);
    if (filed === undefined) throw new DomainError('notFound');
    return filed;
  };
  const own: Partial<UseCases> = {
    fileComplaint: async (input) => {
      const before = memory.filed.find((one) => one.input.submissionToken === input.submissionToken);
      const filed = before ?? newlyFiled(input, memory.filed.length + 1, clock);
      if (before === undefined) memory.filed.push(filed);
      return { complaintId: filed.complaint.id, number: filed.complaint.number, queryCode: filed.queryCode };
    },
    trackComplaint: async (number, code) => {
      const filed = find(number, code);
      return filed === undefined ? null : tracking(filed);
    },
    withdrawComplaint: async (number, code, reason) => {
      const filed = found(number, code);
      if (filed.withdrawn !== null) throw new DomainError('wrongState');
      filed.withdrawn = reason;
    },
    addInformation: async (number, code, text) => void found(number, code).information.push(text),
    ...people(memory),
    complaintsByInstance: async (keys) =>
      Object.fromEntries(keys.map((key) => [key, { complaintId: 'c1', number: 'TS20260000017' }])),
    searchCases: async () => ({ items: [], total: 0 }),
  };
  const useCases = new Proxy(own, {
    get: (target, name) =>
      target[name as keyof UseCases] ?? (() => Promise.reject(new Error(`${String(name)} is not part of this test`))),
  }) as UseCases;
  return { useCases, memory };
}

function newlyFiled(input: FileComplaintInput, count: number, clock: Clock): Filed {
  const complaint: Complaint = {
    id: `complaint-${count}`,
    number: `TS2026${String(count).padStart(6, '0')}7`,
    channel: input.channel,
    category: input.category,
    safetyHazard: input.safetyHazard,
    level: null,
    priority: null,
    state: 'received',
    outcome: null,
    policyVersion: 'D03_2025_1',
    responsibleDepartment: null,
    processInstanceKey: null,
    locale: input.locale,
    receivedAt: clock.now().toISOString(),
    archivedAt: null,
    version: 1,
  };
  return { input, complaint, queryCode: `K7Q2M9X${count % 10}`, information: [], withdrawn: null };
}

function tracking({ complaint, withdrawn, information }: Filed): TrackingView {
  const step = (key: TrackingView['steps'][number]['key']) => ({
    key,
    at: key === 'received' ? complaint.receivedAt : null,
    current: key === 'received',
  });
  return {
    complaint: withdrawn === null ? complaint : { ...complaint, state: 'withdrawn' },
    steps: [step('received'), step('accepted'), step('handling'), step('answered'), step('archived')],
    notices: information.map((body) => ({ subject: '已收到补充材料', body, createdAt: complaint.receivedAt })),
    clocks: [clockOf(complaint)],
    canWithdraw: withdrawn === null,
    canAddInformation: withdrawn === null,
  };
}

/** Five working days from 29 September 2026 over the National Day holiday. */
function clockOf(complaint: Complaint): TrackingView['clocks'][number] {
  return {
    id: 'clock-1',
    complaintId: complaint.id,
    policyVersion: 'D03_2025_1',
    step: 'investigate',
    ruleId: 'D03-R15',
    article: '第八条',
    startEvent: 'received',
    startedAt: complaint.receivedAt,
    amount: 5,
    unit: 'workingDay',
    stopEvent: 'plan-drafted',
    dutyHolder: 'handler',
    dueAt: '2026-10-12T16:00:00.000Z',
    pauses: [],
    marks: [],
    calendarVersion: '2026',
    provisional: false,
    provenance: {
      startDay: '2026-09-29',
      countedDays: ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12'],
      skippedHolidays: [
        '2026-10-01',
        '2026-10-02',
        '2026-10-03',
        '2026-10-04',
        '2026-10-05',
        '2026-10-06',
        '2026-10-07',
      ],
      countedMakeUpWorkdays: ['2026-10-10'],
      pausedMs: 0,
    },
    state: 'running',
    endedAt: null,
  };
}

function people(memory: Memory): Partial<UseCases> {
  return {
    signIn: async (username, password) => {
      const failures = memory.failures.get(username) ?? 0;
      if (failures >= 3) throw new DomainError('signInDelayed', { seconds: 30 });
      const user = memory.users.find((one) => one.username === username && one.active);
      if (user === undefined || password !== PASSWORD) {
        memory.failures.set(username, failures + 1);
        throw new DomainError('signInFailed');
      }
      const sessionToken = `session-of-${user.id}`;
      memory.sessions.set(sessionToken, user);
      return { user, sessionToken };
    },
    signOut: async (token) => void memory.sessions.delete(token),
    userBySession: async (token) => memory.sessions.get(token) ?? null,
    setLocale: async (user, locale) => void (user.locale = locale),
    listUsers: async () => memory.users,
    createUser: async (_actor, input) => {
      if (memory.users.some(({ username }) => username === input.username))
        throw new DomainError('invalid', { fields: { username: 'taken' } });
      const user = testUser(input.username, input.roles, {
        displayName: input.displayName,
        department: input.department,
      });
      memory.users.push(user);
      return user;
    },
    deactivateUser: async (_actor, userId) => {
      const user = memory.users.find(({ id }) => id === userId);
      if (user === undefined) throw new DomainError('notFound');
      user.active = false;
    },
    administratorSetupToken: async () => memory.setupToken,
    setUpAdministrator: async (_token, { username }) => {
      const user = testUser(username, ['admin']);
      memory.users.push(user);
      memory.setupToken = null;
      return user;
    },
  };
}

export interface House {
  url: string;
  clock: TestClock;
  memory: Memory;
  logged: string[];
  close(): Promise<void>;
}

/** @param engine the parts of the engine's client that a test needs */
export async function openHouse(engine: Partial<EngineClient> = {}): Promise<House> {
  const clock = testClock();
  const { useCases, memory } = memoryUseCases(clock);
  const logged: string[] = [];
  const note = (facts: Record<string, unknown>, message: string) =>
    void logged.push(`${message} ${JSON.stringify(facts)}`);
  const app = createApp({
    useCases,
    engine: engine as EngineClient,
    clock,
    log: { info: note, warn: note, error: note },
    config: {
      secureCookies: false,
      companyName: '示范燃气公司',
      emergencyPhone: '119',
      zone: 'Asia/Shanghai',
      csrfSecret: 'a secret of the tests',
      ready: () => true,
    },
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    clock,
    memory,
    logged,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type { ComplaintContent };
