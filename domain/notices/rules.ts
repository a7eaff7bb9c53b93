/** Who gets a notice, when, in which words and on what grounds: asked before the transaction. */
import type { Complaint } from '../cases/model.js';
import { isFlag, orNull, rowOf, rowsFound } from '../core/answers.js';
import type { Context } from '../core/context.js';
import { SetUpError } from '../core/errors.js';
import type { Locale } from '../core/locale.js';
import { textsIn } from '../core/own.js';
import type { Instant } from '../core/time/instant.js';
import { nextOpening } from '../core/time/opening-hours.js';
import { bundleFile } from '../definitions/index.js';
import type { LimitUnit } from '../deadlines/model.js';
import type { Group } from '../people/model.js';
import { isGroup } from '../people/roles.js';
import type { CitedArticle } from '../regulations/index.js';
import type { NoticeTemplate } from './model.js';
import { type Quote, quoteIn } from './quotes.js';
import { rulesOfSender, type Sender, type Surroundings, surroundingsOf } from './surroundings.js';

/** One row of the company's table of notices, with the instant from which it may be sent. */
export interface NoticeRule {
  audience: 'complainant' | Group | null;
  releaseAt: Instant;
  urgent: boolean;
  /** Nobody of the staff can switch it off. */
  ordered: boolean;
  template: NoticeTemplate;
  quote: Quote;
  around: Surroundings;
  /** What its row and its sender carry out, as far as the policy has it. */
  articles: readonly CitedArticle[];
}

interface Telling {
  audience: NoticeRule['audience'];
  urgent: boolean;
}

/** What is known of a notice besides its event. */
export interface NoticeWay {
  unit?: LimitUnit | null;
  /** Who is told where the table does not know it. */
  otherwise?: NoticeRule['audience'];
  sender?: Sender | null;
}

/** What a row carries out; tables of earlier bundles do not all say so. */
const rulesOf = (row: Telling): string[] => (textsIn(row)['rules'] ?? '').split(' ');

/** Tables of earlier bundles do not say what is ordered: there it is all of it. */
const isOrdered = (row: Telling): boolean => !('ordered' in row) || row.ordered !== false;

/** A row names whom it tells, or null for nobody. */
const isTelling = rowOf<{ audience: Group | null; urgent: boolean }>({ audience: orNull(isGroup), urgent: isFlag });

/** A policy may say a notice in words of its own, in one version or in all: `notices/D16_2025_1/…`, `notices/D16/…`. */
function templateFiles(policyVersion: string, event: string, locale: Locale): string[] {
  const [policy = policyVersion] = policyVersion.split('_');
  return [`${policyVersion}/`, `${policy}/`, ''].map((folder) => `notices/${folder}${event}.${locale}.hbs`);
}

/** What the notice says in the bundle of the case, under its policy. @throws {SetUpError} */
async function templateOf(context: Context, complaint: Complaint, event: string): Promise<NoticeTemplate> {
  const { bundleId, policyVersion } = complaint;
  const textIn = async (locale: Locale): Promise<string> => {
    const found = await bundleFile(context, bundleId, ...templateFiles(policyVersion, event, locale));
    if (found === null) throw new SetUpError(`No bundle has the notice template notices/${event}.${locale}.hbs.`);
    return found;
  };
  return { 'zh-CN': await textIn('zh-CN'), en: await textIn('en') };
}

/** Whether the bundle of the case has such a letter at all. */
export const hasNotice = async (context: Context, complaint: Complaint, event: string): Promise<boolean> =>
  (await bundleFile(context, complaint.bundleId, ...templateFiles(complaint.policyVersion, event, 'zh-CN'))) !== null;

/** Who gets a notice, and whether it waits until the company is open. Asked before the transaction. */
export async function noticeRules(
  context: Context,
  complaint: Complaint,
  event: string,
  { unit = null, otherwise = null, sender = null }: NoticeWay = {},
): Promise<NoticeRule[]> {
  const supervision = await context.supervisionOf(complaint);
  const { responsibleDepartment, bundleId } = complaint;
  const table = `notices_${supervision}`;
  const found = await context.decide(bundleId, table, { event, unit, responsibleDepartment });
  const told: Telling[] = rowsFound(table, found, isTelling);
  const rows = told.length > 0 || otherwise === null ? told : [{ audience: otherwise, urgent: false }];
  if (rows.length === 0) throw new SetUpError(`The table ${table} has no row for ${event}.`);
  const now = context.now();
  const opening = rows.every(({ urgent }) => urgent)
    ? now
    : nextOpening(now, await context.time(supervision, bundleId));
  const template = await templateOf(context, complaint, event);
  const quote = await quoteIn(context, complaint);
  const around = await surroundingsOf(context, complaint, supervision);
  const bySender = await rulesOfSender(context, sender);
  return Promise.all(
    rows.map(async (row) => ({
      audience: row.audience,
      urgent: row.urgent,
      ordered: isOrdered(row),
      template,
      quote,
      around,
      articles: await around.articlesOf([...rulesOf(row), ...bySender]),
      releaseAt: row.urgent ? now : opening,
    })),
  );
}
