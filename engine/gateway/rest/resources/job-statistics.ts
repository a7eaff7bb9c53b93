/** How many jobs were created, completed and failed in a span of time. A job counts once, by its last failure. */
import type { Reader } from '../../../commands/commands.js';
import { addDuration } from '../../../behaviors/timers.js';
import type { Instant, JsonValue, Variables } from '../../../values.js';
import { checked } from '../body.js';
import { addFilter, Conditions } from '../filters.js';
import { invalid } from '../problem.js';

/** By what the counts are kept apart. */
export type Grouping = 'all' | 'type' | 'worker' | 'time' | 'error';
export interface Counting {
  /** `from`, `to`, and what else is asked of the jobs. */
  filter: Variables;
  page?: JsonValue;
}

interface Metric {
  count: number;
  lastUpdatedAt: string | null;
}
type Item = Record<string, unknown> & { created?: Metric; completed?: Metric; failed?: Metric };

const MOST_ITEMS = 10_000;
const SHAPE = {
  from: 'string',
  to: 'string',
  resolution: 'string',
} as const;

const COMPLETED = `t.state = 'COMPLETED'`;
const FAILED = `t.state in ('FAILED', 'ERROR_THROWN')`;
const UPDATED = 'coalesce(t.updated_at, t.created_at)';

function instantOf(name: string, text: unknown): number {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw invalid(`The value for ${name} is '${String(text)}' but must be a date and time`);
  return at;
}

/** The groups: their columns, and what they are called in the answer. */
interface Groups {
  columns: [name: string, sql: string][];
  counted: boolean;
}

function groupsOf(grouping: Grouping, step: number): Groups {
  switch (grouping) {
    case 'all':
      return { columns: [], counted: true };
    case 'type':
      return { columns: [['jobType', 't.type']], counted: true };
    case 'worker':
      return { columns: [['worker', 't.worker']], counted: true };
    case 'time':
      return { columns: [['time', `(at / ${step}) * ${step}`]], counted: true };
    case 'error':
      return {
        columns: [
          ['errorCode', `coalesce(t.error_code, '')`],
          ['errorMessage', `coalesce(t.error_message, '')`],
        ],
        counted: false,
      };
  }
}

const metric = (count: unknown, at: unknown): Metric => ({
  count: Number(count ?? 0),
  lastUpdatedAt: at === null || at === undefined ? null : new Date(Number(at)).toISOString(),
});

interface Span {
  begin: Instant;
  end: Instant;
  /** How long one point of a series is. */
  stepMs: number;
}

/** @throws {Problem} */
function spanOf(filter: Variables): Span {
  const { from, to, resolution } = checked(filter, SHAPE, 'filter');
  const [begin, end] = [instantOf('from', from), instantOf('to', to)];
  const step = resolution === undefined ? (end - begin) / 60 : addDuration(0, String(resolution));
  if (step === null || step <= 0)
    throw invalid(`The value for resolution is '${String(resolution)}' but must be a duration`);
  return { begin, end, stepMs: Math.max(1, Math.round(step)) };
}

// Each job stands once for each thing that happened to it.
const EVENTS = `(select t.*, 'created' as what, t.created_at as at from job t
    union all select t.*, 'completed', t.ended_at from job t where ${COMPLETED}
    union all select t.*, 'failed', ${UPDATED} from job t where ${FAILED}) t`;

function itemOf(grouping: Grouping, { columns, counted }: Groups, row: Record<string, unknown>): Item {
  const own = Object.fromEntries(columns.map(([name]) => [name, row[name]]));
  if (grouping === 'time') own['time'] = new Date(Number(own['time'])).toISOString();
  if (!counted) return { ...own, workers: row['workers'] };
  const counts = {
    created: metric(row['created'], row['created_at_last']),
    completed: metric(row['completed'], row['completed_at_last']),
    failed: metric(row['failed'], row['failed_at_last']),
  };
  return grouping === 'type' ? { ...own, ...counts, workers: row['workers'] } : { ...own, ...counts };
}

/** @throws {Problem} */
export async function countJobs(
  reader: Reader,
  grouping: Grouping,
  { filter, page }: Counting,
): Promise<{ items: Item[]; page: object }> {
  const { jobType, errorCode, errorMessage, ...rest } = filter;
  const { begin, end, stepMs } = spanOf(rest);
  const conditions = new Conditions();
  if (jobType !== undefined) addFilter(conditions, 'jobType', { sql: 't.type', kind: 'text' }, jobType);
  if (errorCode !== undefined) addFilter(conditions, 'errorCode', { sql: 't.error_code', kind: 'text' }, errorCode);
  if (errorMessage !== undefined)
    addFilter(conditions, 'errorMessage', { sql: 't.error_message', kind: 'text' }, errorMessage);
  const groups = groupsOf(grouping, stepMs);
  const { columns, counted } = groups;
  const wanted = counted ? '1' : `t.what = 'failed'`;
  const names = columns.map(([name, sql]) => `${sql} as "${name}", `).join('');
  const group = columns.length > 0 ? `group by ${columns.map((_column, index) => index + 1).join(', ')}` : '';
  const rows = await reader.all<Record<string, unknown>>(
    `select ${names} sum(t.what = 'created') as created, max(case t.what when 'created' then at end) as created_at_last,
       sum(t.what = 'completed') as completed, max(case t.what when 'completed' then at end) as completed_at_last,
       sum(t.what = 'failed') as failed, max(case t.what when 'failed' then at end) as failed_at_last,
       count(distinct nullif(t.worker, '')) as workers
     from ${EVENTS} where ${wanted} and at >= ? and at < ? and ${conditions.all()} ${group} ${columns.length > 0 ? 'order by 1' : ''} limit ${MOST_ITEMS}`,
    [begin, end, ...conditions.parameters],
  );
  const all = rows.map((row) => itemOf(grouping, groups, row));
  return pageOfList(all, page);
}

/** A page of what was counted; its cursors are positions. */
function pageOfList(items: Item[], page: JsonValue | undefined): { items: Item[]; page: object } {
  const place = checked(page, { after: 'string', limit: 'number' }, 'page');
  const limit = place.limit ?? 100;
  const from = Number(place.after ?? 0);
  if (!Number.isInteger(from)) throw invalid('The cursor of the page cannot be read');
  const end = Math.min(items.length, from + limit);
  const found = end > from;
  return {
    items: items.slice(from, from + limit),
    page: {
      totalItems: items.length,
      hasMoreTotalItems: false,
      startCursor: found ? String(from) : null,
      endCursor: found ? String(end) : null,
    },
  };
}
