/** What has happened in a case, as a notice may say it: each step where it was done, and as it stands now. */
import type { ComplaintId } from '../cases/ids.js';
import type { Locale } from '../core/locale.js';
import type { EntryOf } from '../core/ledger.js';
import type { EntryType } from '../core/ledger-facts.js';
import type { Snapshot } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';

/** By the names that templates ask for: `{{#if done.reviewed}}`. */
const STEPS = {
  registered: { type: 'case.registered', 'zh-CN': '登记', en: 'registered' },
  accepted: { type: 'case.accepted', 'zh-CN': '受理', en: 'accepted' },
  transferred: { type: 'case.transferred', 'zh-CN': '转送责任部门', en: 'passed to the department' },
  investigated: { type: 'case.investigated', 'zh-CN': '调查核实完毕', en: 'investigated' },
  findingsTold: { type: 'case.findings-told', 'zh-CN': '告知调查结果', en: 'findings told' },
  planDrafted: { type: 'case.plan-drafted', 'zh-CN': '拟定处理方案', en: 'plan drafted' },
  planApproved: { type: 'plan.decided', 'zh-CN': '方案获批', en: 'plan approved' },
  rectified: { type: 'case.rectification-completed', 'zh-CN': '整改完成', en: 'measures carried out' },
  reviewed: { type: 'case.reviewed', 'zh-CN': '结果通过审核', en: 'result reviewed' },
  apologised: { type: 'case.apologised', 'zh-CN': '', en: '' },
  resultTold: { type: 'case.result-told', 'zh-CN': '反馈处理结果', en: 'result told' },
  negotiated: { type: 'case.negotiated', 'zh-CN': '协商', en: 'talked over' },
  appealed: { type: 'case.appealed', 'zh-CN': '提出申诉', en: 'appealed' },
} as const satisfies Record<string, { type: EntryType } & Record<Locale, string>>;

type Step = keyof typeof STEPS;

/** After which what was done has to be done again. */
const ANEW: Partial<Record<EntryType, readonly Step[]>> = {
  'case.returned': ['transferred', 'investigated'],
  'case.sent-back': ['planDrafted', 'planApproved', 'rectified', 'reviewed'],
  'case.negotiated': ['planDrafted', 'planApproved', 'rectified', 'reviewed', 'apologised'],
};

const NAMES = Object.keys(STEPS).filter((name): name is Step => name in STEPS);
const TYPES = [...NAMES.map((name) => STEPS[name].type), 'case.returned', 'case.sent-back'] as const;

export type Course = ReadonlyMap<Step, Instant>;

const isDone = (entry: EntryOf<(typeof TYPES)[number]>): boolean =>
  entry.type !== 'plan.decided' || entry.facts['outcome'] === 'approved';

/** In the order in which it was done last. */
export async function courseOf(r: Snapshot, complaintId: ComplaintId): Promise<Course> {
  const course = new Map<Step, Instant>();
  for (const entry of await r.ledger.ofCase(complaintId, TYPES)) {
    for (const undone of ANEW[entry.type] ?? []) course.delete(undone);
    const step = NAMES.find((name) => STEPS[name].type === entry.type);
    if (step === undefined || !isDone(entry)) continue;
    course.delete(step);
    course.set(step, 'happenedAt' in entry.facts ? entry.facts.happenedAt : entry.at);
  }
  return course;
}

/** `{ reviewed: 'yes' }` */
export const doneIn = (course: Course): Record<string, string> =>
  Object.fromEntries([...course.keys()].map((step) => [step, 'yes']));

/** 9月29日登记、受理，9月30日转送责任部门 */
export function courseInWords(course: Course, locale: Locale, day: (at: Instant) => string): string {
  const days = new Map<string, string[]>();
  for (const [step, at] of course) {
    const words = STEPS[step][locale];
    if (words !== '') days.set(day(at), [...(days.get(day(at)) ?? []), words]);
  }
  return locale === 'en'
    ? [...days].map(([date, steps]) => `${steps.join(', ')} on ${date}`).join('; ')
    : [...days].map(([date, steps]) => `${date}${steps.join('、')}`).join('，');
}
