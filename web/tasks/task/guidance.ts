/** What is to be done at a task, by whom, by when and on what grounds: of the case at hand, by the policy that it goes by. */
import type { Locale } from '../../../domain/core/index.js';
import type { PoliciesModule } from '../../../domain/policies/index.js';
import type { CitedArticle } from '../../../domain/regulations/index.js';
import type { WorkItemSummary } from '../../../domain/tasks/index.js';
import { sourceInWords } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import { guidanceOf } from '../../shell/element-words.js';
import type { TaskRow } from '../task-row.js';

export interface GuidanceModel {
  /** A paragraph each. */
  what: string[];
  group: string;
  /** '' where nobody has it in hand. */
  person: string;
  limit: string;
  /** Articles with what they say; none where it is the company's own. */
  basis: { source: string; says: readonly string[]; meaning: readonly string[] }[];
}

/** Rules that its element carries out, and the one that its limit is of; of those that hold the articles. */
export async function articlesOfTask(
  { articlesHeld }: Pick<PoliciesModule, 'articlesHeld'>,
  { complaint, duty, element, clock, ofCase }: WorkItemSummary,
): Promise<CitedArticle[]> {
  const policyVersion = complaint?.policyVersion ?? duty?.policyVersion;
  if (policyVersion === undefined) return [];
  const ofLimit = clock !== null && !ofCase ? [clock.ruleId] : [];
  return articlesHeld(policyVersion, [...(element?.rules ?? []), ...ofLimit, ...(duty === null ? [] : [duty.ruleId])]);
}

/** A task that has no limit of its own is done within the case's. */
function limitInWords({ t }: Pick<RequestContext, 't'>, { deadline, limitOf }: TaskRow): string {
  if (deadline === null) return t('desk.task.noLimit');
  return limitOf === '' ? deadline.provenance : t('desk.task.limitOfCase', { limit: limitOf, due: deadline.due });
}

const basisOf = (t: RequestContext['t'], locale: Locale, articles: readonly CitedArticle[]): GuidanceModel['basis'] =>
  articles.map(({ regulation, article, says }) => ({
    source: sourceInWords({ ruleId: regulation.id, article }, t),
    says: says['zh-CN'],
    meaning: locale === 'en' ? says.en : [],
  }));

export const guidanceModel = (
  { t, locale }: Pick<RequestContext, 't' | 'locale'>,
  { element, assigneeName }: WorkItemSummary,
  row: TaskRow,
  articles: readonly CitedArticle[],
): GuidanceModel => ({
  what: guidanceOf(element, locale),
  group: row.group,
  person: assigneeName ?? '',
  limit: limitInWords({ t }, row),
  basis: basisOf(t, locale, articles),
});
