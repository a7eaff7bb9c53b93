/** The words and dates that go into notices, in the language of the person who reads them. */
import type { Complaint } from '../cases/model.js';
import type { ComplaintContent } from '../content/model.js';
import type { Instant } from '../core/time/instant.js';
import type { CaseClock } from '../deadlines/model.js';
import type { List } from '../organisation/model.js';
import { type CitedArticle, titleIn } from '../regulations/index.js';
import { type Course, courseInWords, doneIn } from './course.js';
import { articlesInWords, dateIn, limitFacts, limitsToCome, toldToComplainant, type Words } from './limit-words.js';
import type { NoticeFacts } from './model.js';
import type { Surroundings } from './surroundings.js';

/** Templates of bundles that were deployed before fields were quoted by their keys. */
function namesOfEarlierBundles(quotes: NoticeFacts): NoticeFacts {
  const isCode = (key: string, code: string): string => {
    const codes = quotes[`${key}Is`];
    return typeof codes === 'object' && code in codes ? 'yes' : '';
  };
  return {
    reason: quotes['declineReason'] ?? '',
    malicious: isCode('declineGround', 'malicious'),
    appealUpheld: isCode('appealOutcome', 'upheld'),
  };
}

interface Facts extends Words {
  complaint: Complaint;
  content: ComplaintContent;
  /** What the notice is about: of several the first stands for all where a template names one. */
  clocks: readonly CaseClock[];
  /** All of the case. */
  ofCase: readonly CaseClock[];
  level: number | null;
  /** What the case's forms let a notice say. */
  quotes: NoticeFacts;
  /** What has happened in it. */
  course: Course;
  /** On what grounds, of the policy that it goes by. */
  articles: readonly CitedArticle[];
  around: Surroundings;
  companyName: string;
  now: Instant;
}

/** What a code of a list is called; '' of none. */
function nameOf({ around, locale }: Facts, list: List, code: string | null): string {
  const entry = around.entries.find((one) => one.list === list && one.code === code);
  return entry?.names[locale] ?? '';
}

/** What the policy and the house have to say of this case. */
function ofSurroundings(facts: Facts): NoticeFacts {
  const { complaint, content, ofCase, articles, around, course, locale } = facts;
  return {
    regulation: titleIn(complaint.policyVersion, locale),
    basis: articlesInWords(articles, locale),
    steps: { ...around.steps },
    done: doneIn(course),
    course: courseInWords(course, locale, (at) => dateIn(at, facts)),
    answers: toldToComplainant(ofCase).map((clock) => limitFacts(clock, around.entries, facts)),
    department: nameOf(facts, 'department', complaint.responsibleDepartment),
    category: nameOf(facts, 'category', complaint.category),
    complaintText: content.content,
    hotline: around.hotline,
    answersToCome: limitsToCome(around.limits, ofCase, complaint, around.entries, locale),
  };
}

export function noticeFacts(facts: Facts): NoticeFacts {
  const { complaint, content, clocks, level, quotes, companyName, now, locale } = facts;
  const limits = clocks.map((clock) => limitFacts(clock, facts.around.entries, facts));
  const [first = { step: '', dueAt: '', ruleId: '', article: '', source: '' }] = limits;
  return {
    // A form of an earlier bundle may quote a field under one of these names.
    ...ofSurroundings(facts),
    ...quotes,
    ...namesOfEarlierBundles(quotes),
    number: complaint.number,
    complainantName: content.complainantName || (locale === 'en' ? 'customer' : '尊敬的用户'),
    companyName,
    receivedAt: dateIn(complaint.receivedAt, facts, true),
    sentOn: dateIn(now, facts),
    criterion: complaint.majorCriterion ?? '',
    ...first,
    limits,
    step: limits.map(({ step }) => step).join(locale === 'en' ? ', ' : '、'),
    level: level === null ? '' : String(level),
  };
}
