import type { AttachmentView } from '../../../domain/attachments/index.js';
import type { CaseFile } from '../../../domain/cases/index.js';
import { caseOf } from '../../../domain/core/index.js';
import type { DutyFile } from '../../../domain/duties/index.js';
import { type FormRoles, readForm } from '../../../domain/forms/index.js';
import type { User } from '../../../domain/people/index.js';
import type { DangerContact } from '../../../domain/safety/index.js';
import type { CitedArticle } from '../../../domain/regulations/index.js';
import { type PassedOn, TAKE_BACK_REASONS, type WorkItem, type WorkItemSummary } from '../../../domain/tasks/index.js';
import { attachmentModels } from '../../attachments/index.js';
import { talkModels, toldBesides } from '../../cases/index.js';
import { type CorrectionRow, correctionRows, type FigureRow, figureRows, figuresTitle } from '../../duties/index.js';
import { detailRows } from '../../intake/index.js';
import { dangerLines } from '../../safety/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { AttachmentModel, TalkModel, SubmissionModel } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { submissionModels } from '../submissions.js';
import { type TaskRow, taskRow } from '../task-row.js';
import { type Filled, formErrors, type FormModel, formModel } from './form-model.js';
import { type GuidanceModel, guidanceModel } from './guidance.js';
import {
  type GivenPass,
  passedModel,
  type PassedModel,
  passOnErrors,
  passOnModel,
  type PassOnModel,
} from './passing-on.js';
import { type LateModel, lateModels } from './late.js';
import { type UntoldModel, untoldModel } from './untold.js';

export interface TaskModel extends PageModel {
  done: string | null;
  row: TaskRow;
  guidance: GuidanceModel;
  /** Whom to call, and where: of a task about danger. */
  contact: ContactModel | null;
  /** When and how danger was found, who has confirmed. */
  danger: string[];
  /** What is late in the case, since when, and who has it: for the person who supervises. */
  late: LateModel[] | null;
  /** What the complainant is still to be told; null: the task is about something else. */
  untold: UntoldModel | null;
  /** What the complainant said, and what was done before. */
  words: string;
  /** Answers to the questions of the matter. */
  details: { label: string; value: string }[];
  /** In the complainant's own words, besides what happened. */
  told: { label: string; value: string }[];
  /** What the period came to, of a duty. */
  figures: FigureRow[];
  corrections: CorrectionRow[];
  figuresTitle: string;
  submissions: SubmissionModel[];
  attachments: AttachmentModel[];
  /** What the complainant wrote later, the latest first: a few in sight, the rest folded. */
  talk: { latest: TalkModel[]; earlier: TalkModel[]; earlierTitle: string } | null;
  /** null: the task is not this user's to fill in. */
  form: FormModel | null;
  claimHref: string | null;
  releaseHref: string | null;
  taken: string | null;
  /** Another person has it in hand, and this user may go on in their place, or take it out of their hands. */
  takesOver: boolean;
  passOn: PassOnModel | null;
  /** How it came to whoever has it. */
  passed: PassedModel | null;
  takeBack: { action: string; reasons: { value: string; text: string; selected: boolean }[]; error: string } | null;
}

function takeBackForm({ t }: RequestContext, id: string, error: string): TaskModel['takeBack'] {
  const choice = (value: string, text: string) => ({ value, text, selected: value === '' });
  const reasons = TAKE_BACK_REASONS.map((code) => choice(code, t(`desk.takeBack.reasons.${code}`)));
  return { action: urls.deskWorkItemTakeBack(id), reasons: [choice('', t('desk.choose')), ...reasons], error };
}

export interface ContactModel {
  name: string;
  number: string;
  /** Empty where there is none. */
  tel: string;
  place: string;
  note: string;
}

const contactModel = (
  t: RequestContext['t'],
  { complainantName, phone, address, secret }: DangerContact,
): ContactModel => ({
  name: complainantName,
  number: phone,
  tel: phone === '' ? '' : `tel:${phone.replace(/[^\d+]/g, '')}`,
  place: address === '' ? t('desk.danger.noPlace') : address,
  note: t(secret ? 'desk.danger.secret' : 'desk.danger.logged'),
});

const IN_SIGHT = 3;

/** `new`: it came after this task was claimed, so the person who works on it may not have read it. */
function talkOf(known: RequestContext, file: CaseFile | DutyFile, { claimedAt }: WorkItem): TaskModel['talk'] {
  if (!('messages' in file) || file.messages.length === 0) return null;
  const all = talkModels(known, file.messages, claimedAt);
  const earlier = all.slice(IN_SIGHT);
  return {
    latest: all.slice(0, IN_SIGHT),
    earlier,
    earlierTitle: known.t('desk.task.earlierTalk', { count: earlier.length }),
  };
}

/** What the page is made of. */
export interface TaskFacts {
  user: User;
  summary: WorkItemSummary;
  file: CaseFile | DutyFile;
  attachments: readonly AttachmentView[];
  /** null: it is no task about danger. */
  contact: DangerContact | null;
  /** What its form wants to be seen with it. */
  shows: FormRoles['shows'];
  /** On what grounds, of the policy that it goes by. */
  articles: readonly CitedArticle[];
  /** To whom it may be passed on; null: it is not this user's to pass on. */
  colleagues: readonly { id: string; name: string }[] | null;
  passed: PassedOn | null;
}

/** What was done to it, or tried. */
export interface Shown {
  /** null: not this user's to fill in. */
  filled?: Filled | null;
  done?: string | null;
  takeBackError?: string;
  givenPass?: GivenPass;
}

/** What was said and done before, and what it is all about. */
function aboutModel(known: RequestContext, { file, summary: { item }, attachments, shows }: TaskFacts) {
  const earlier = submissionModels(known, file);
  const content = 'content' in file ? file.content : null;
  return {
    danger: 'content' in file && shows.includes('danger') ? dangerLines(known, file) : [],
    late: 'content' in file && shows.includes('late') ? lateModels(known, file) : null,
    untold: 'content' in file && shows.includes('untold') ? untoldModel(known, file) : null,
    words: content?.content ?? '',
    details: content === null ? [] : detailRows(content, known.locale),
    told: content === null ? [] : toldBesides(known, content).filter(({ value }) => value !== ''),
    figures: 'duty' in file ? figureRows(known, file.duty.figures) : [],
    corrections: 'duty' in file ? correctionRows(known, file.duty) : [],
    figuresTitle: 'duty' in file ? figuresTitle(known, file.duty.figures) : '',
    // The latest is what this task goes on from.
    submissions: earlier.map((one, index) => ({ ...one, open: index === earlier.length - 1 })),
    attachments: attachmentModels(known, attachments, {
      open: (id) => urls.deskAttachment(caseOf(item.matter) ?? '', id),
      remove: null,
    }),
    talk: talkOf(known, file, item),
  };
}

/** Who has it, and what this user can do about that. */
function handModel(known: RequestContext, { user, summary }: TaskFacts, row: TaskRow, takeBackError: string) {
  const { item, may, assigneeName } = summary;
  const isAnothers = item.assignee !== null && item.assignee !== user.id;
  return {
    claimHref: row.claimHref,
    releaseHref: may.release && item.state === 'claimed' ? urls.deskWorkItemRelease(item.id) : null,
    takesOver: may.takeOver,
    takeBack: may.takeBack ? takeBackForm(known, item.id, takeBackError) : null,
    taken: isAnothers ? known.t('desk.task.taken', { by: assigneeName ?? '' }) : null,
  };
}

export function taskModel(
  known: RequestContext,
  facts: TaskFacts,
  { filled = null, done = null, takeBackError = '', givenPass }: Shown,
): TaskModel {
  const { t, locale } = known;
  const { summary, contact } = facts;
  const { id } = summary.item;
  const row = taskRow(known, summary);
  const parts = filled === null ? [] : readForm(filled.schema, locale);
  const form = filled && formModel(known, id, parts, filled);
  const passOn = passOnModel(known, id, facts.colleagues, givenPass ?? null);
  const takeBackErrors = takeBackError === '' ? [] : [{ text: takeBackError, href: '#reason' }];
  return {
    title: t('desk.task.title', { task: row.task, number: row.number }),
    layout: 'wide',
    address: urls.deskWorkItem(id),
    ...(form !== null && { languageForm: { id: 'task-form', action: form.action } }),
    scripts: form === null ? [] : ['task-form.js'],
    styles: form === null ? [] : ['task-form.css'],
    errors: [...takeBackErrors, ...passOnErrors(passOn), ...(filled === null ? [] : formErrors(known, parts, filled))],
    done,
    row,
    guidance: guidanceModel(known, summary, row, facts.articles),
    contact: contact && contactModel(t, contact),
    ...aboutModel(known, facts),
    form,
    passOn,
    passed: passedModel(known, facts.passed),
    ...handModel(known, facts, row, takeBackError),
  };
}
