/** What a case has besides its words: a limit, a task, a notice. One of each. */
import type { Complaint } from '../../domain/cases/index.js';
import { type Instant, newId, toLocalDate } from '../../domain/core/index.js';
import type { CaseClock, ClockId } from '../../domain/deadlines/index.js';
import type { StoredNotice } from '../../domain/notices/index.js';
import { toGroup, type UserId } from '../../domain/people/index.js';
import type { WorkItem } from '../../domain/tasks/index.js';

type Case = Pick<Complaint, 'id' | 'policyVersion' | 'receivedAt' | 'responsibleDepartment'>;

/** Tasks of open cases, by whose they are. */
const OPEN_TASKS = [
  ['userTask_Register', 'register', 'intake'],
  ['userTask_Assign', 'assign', 'complaint-office'],
  ['userTask_Investigate', 'investigate', 'handler'],
  ['userTask_PrepareResult', 'prepare-result', 'complaint-office'],
] as const;

export function clockOf({ id, policyVersion, receivedAt }: Case, dueAt: Instant, endedAt: Instant | null) {
  const startDay = toLocalDate(receivedAt.slice(0, 10));
  return {
    id: newId<ClockId>(new Date(receivedAt)),
    complaintId: id,
    policyVersion,
    supervision: 'COMPANY_2025_1',
    step: 'investigate',
    kind: 'rule',
    ruleId: 'D03-R15',
    article: '第八条',
    startEvent: 'received',
    startedAt: receivedAt,
    amount: 5,
    unit: 'workingDay',
    stopEvent: 'plan-drafted',
    dutyHolder: 'handler',
    extension: 0,
    fixedOn: null,
    dueAt,
    pauses: [],
    marks: [
      { kind: 'reminder', level: 0, offset: -1, unit: 'workingDay', at: dueAt, passedAt: null },
      { kind: 'due', level: 1, offset: 0, unit: 'hour', at: dueAt, passedAt: null },
    ],
    calendarVersion: '2026-1',
    provisional: false,
    provenance: {
      startDay,
      countedDays: [startDay],
      skippedHolidays: [],
      countedMakeUpWorkdays: [],
      pausedMs: 0,
    },
    state: endedAt === null ? 'running' : 'met',
    endedAt,
    watchKey: null,
    version: 1,
  } satisfies CaseClock;
}

export function workItemOf(
  index: number,
  { id, responsibleDepartment }: Case,
  office: UserId,
  offeredAt: Instant,
  dueAt: Instant,
  isOpen: boolean,
): WorkItem {
  const [elementId, formId, group] = OPEN_TASKS[index % OPEN_TASKS.length] ?? OPEN_TASKS[0];
  return {
    id: newId(new Date(offeredAt)),
    elementInstanceKey: `bench-${index}-1`,
    userTaskKey: `bench-${index}-2`,
    matter: { kind: 'case', complaintId: id },
    processInstanceKey: `bench-${index}`,
    processDefinitionKey: null,
    bpmnProcessId: 'complaint-handling',
    elementId,
    formId,
    group: toGroup(group === 'handler' ? `handler:${responsibleDepartment}` : group),
    steps: ['investigate'],
    differentFrom: [],
    assignee: isOpen ? null : office,
    inPlaceOf: null,
    dueAt,
    state: isOpen ? 'offered' : 'completed',
    offeredAt,
    claimedAt: isOpen ? null : offeredAt,
    passedAt: null,
    completedAt: isOpen ? null : dueAt,
    records: [],
    outcome: null,
    cause: null,
    amount: null,
    version: isOpen ? 1 : 3,
  };
}

export function noticeOf({ id: complaintId }: Case, createdAt: Instant, sealed: string): StoredNotice {
  return {
    id: newId(new Date(createdAt)),
    complaintId,
    event: 'accepted',
    occurrence: complaintId,
    audience: 'complainant',
    locale: 'zh-CN',
    templateVersion: '000000000000',
    sealed,
    state: 'written',
    messageId: `${complaintId}@gas-complaint-desk`,
    hookId: null,
    evidence: null,
    createdAt,
    releaseAt: createdAt,
    sentAt: null,
    meets: null,
    sending: complaintId,
    askedAt: null,
    toldAt: null,
    letGoAt: null,
  };
}
