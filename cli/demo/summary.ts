/** What a year came to, in numbers. */
import { createHash } from 'node:crypto';
import type { Complaint } from '../../domain/cases/index.js';
import { checkLedger, type Keys, type LedgerEntry, type LedgerFault } from '../../domain/core/index.js';
import type { CaseClock } from '../../domain/deadlines/index.js';
import type { Database } from '../../db/database.js';

type Counts = Record<string, number>;

export interface Summary {
  complaints: number;
  states: Counts;
  outcomes: Counts;
  channels: Counts;
  categories: Counts;
  levels: Counts;
  locales: Counts;
  /** Archived ones, and how many of them kept every limit of the regulation. */
  archived: { total: number; inTime: number };
  /** Limits by state; `late` were met too late. */
  limits: Counts;
  /** Tasks by state. */
  tasks: Counts;
  drafts: number;
  notices: Counts;
  /** Duties of a period by kind and state. */
  duties: Counts;
  ledger: { entries: number; types: Counts; faults: LedgerFault[] };
  /** SHA-256 over what happened to which case when: the same for the same seed. */
  history: string;
}

function countsOf(list: readonly (string | null)[]): Counts {
  const counts: Counts = {};
  for (const name of [...list].map(String).sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const wasLate = ({ state, endedAt, dueAt }: CaseClock): boolean =>
  state === 'overdue' || (endedAt !== null && endedAt >= dueAt && state === 'met');

const keptEvery = (clocks: readonly CaseClock[], { id }: Complaint): boolean =>
  !clocks.some((clock) => clock.complaintId === id && clock.kind === 'rule' && wasLate(clock));

/** How many chains are read at a time. */
const BATCH = 1_000;

async function readLedger({ read }: Database): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (let chains = await read.ledger.chains('', BATCH); chains.length > 0;) {
    for (const { id, sequence } of chains) entries.push(...(await read.ledger.ofChain(id, 0, sequence)));
    chains = await read.ledger.chains(chains.at(-1)?.id ?? '', BATCH);
  }
  return entries;
}

/** Ids are random: a case is known by its number. What happens at one instant happens in any order. */
function historyOf(entries: readonly LedgerEntry[], complaints: readonly Complaint[]): string {
  const numbers = new Map<string | null, string>(complaints.map(({ id, number }) => [id, number]));
  const lines = entries.map(({ at, type, complaintId }) => `${at} ${numbers.get(complaintId) ?? '-'} ${type}`);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

export async function summarise(database: Database, keys: Keys, drafts: number): Promise<Summary> {
  const { read } = database;
  const complaints = await read.complaints.all();
  const clocks = await read.clocks.ofComplaints(complaints.map(({ id }) => id));
  const duties = await read.duties.list({ from: 0, limit: 1_000 });
  const tasks = (await Promise.all(complaints.map(({ id }) => read.workItems.ofComplaint(id)))).flat();
  const dutyTasks = (await Promise.all(duties.map(({ id }) => read.workItems.ofDuty(id)))).flat();
  const notices = (await Promise.all(complaints.map(({ id }) => read.notices.ofComplaint(id)))).flat();
  const archived = complaints.filter(({ state }) => state === 'archived');
  const answered = archived.filter(({ outcome }) => outcome !== 'declined' && outcome !== 'withdrawn');
  const { faults } = await checkLedger(database, keys);
  const entries = await readLedger(database);
  return {
    complaints: complaints.length,
    states: countsOf(complaints.map(({ state }) => state)),
    outcomes: countsOf(archived.map(({ outcome }) => outcome)),
    channels: countsOf(complaints.map(({ channel }) => channel)),
    categories: countsOf(complaints.map(({ category }) => category)),
    levels: countsOf(complaints.map(({ level }) => level)),
    locales: countsOf(complaints.map(({ locale }) => locale)),
    archived: { total: answered.length, inTime: answered.filter((one) => keptEvery(clocks, one)).length },
    limits: countsOf(clocks.map((clock) => (clock.state === 'met' && wasLate(clock) ? 'late' : clock.state))),
    tasks: countsOf([...tasks, ...dutyTasks].map(({ state }) => state)),
    drafts,
    notices: countsOf(notices.map(({ event }) => event)),
    duties: countsOf(duties.map(({ kind, state }) => `${kind} ${state}`)),
    ledger: { entries: entries.length, types: countsOf(entries.map(({ type }) => type)), faults },
    history: historyOf(entries, complaints),
  };
}

const inWords = (counts: Counts): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** For the console. */
export function linesOf(summary: Summary): string[] {
  const { archived, ledger } = summary;
  const share = archived.total === 0 ? 0 : Math.round((archived.inTime / archived.total) * 100);
  return [
    `状态 states: ${inWords(summary.states)}`,
    `结果 outcomes: ${inWords(summary.outcomes)}`,
    `按时办结 in time: ${archived.inTime}/${archived.total} (${share} %)`,
    `级别 levels: ${inWords(summary.levels)}`,
    `期限 limits: ${inWords(summary.limits)}`,
    `任务 tasks: ${inWords(summary.tasks)}, 草稿 drafts ${summary.drafts}`,
    `定期工作 duties: ${inWords(summary.duties)}`,
    `台账 ledger: ${ledger.entries} ${ledger.faults.length === 0 ? '完整 whole' : ledger.faults.map(({ en, 'zh-CN': zh }) => `${zh} ${en}`).join('; ')}`,
  ];
}
