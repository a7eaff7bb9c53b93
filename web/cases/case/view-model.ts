import { randomUUID } from 'node:crypto';
import type { AttachmentView } from '../../../domain/attachments/index.js';
import { type CaseFile, ENDED_STATES, REVEAL_REASONS } from '../../../domain/cases/index.js';
import { LONGEST_REASON } from '../../../domain/core/index.js';
import { type CaseClock, isDangerLimit, MOST_EXTENSION } from '../../../domain/deadlines/index.js';
import { LONGEST_MESSAGE } from '../../../domain/notices/index.js';
import { attachmentModels, uploadModel } from '../../attachments/index.js';
import { deadlineModel } from '../../deadlines/index.js';
import { detailRows } from '../../intake/index.js';
import type { EventCard } from '../../mass-events/index.js';
import { dangerLines } from '../../safety/index.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import type {
  AttachmentModel,
  UploadModel,
  DeadlineModel,
  SubmissionModel,
  TalkModel,
  TimelineEntry,
} from '../../shell/facts-in-words.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { submissionModels, type TaskRow, taskRow } from '../../tasks/index.js';
import { toldBesides } from '../content-words.js';
import { talkModels } from '../talk.js';
import { timelineModel } from './timeline.js';

type Clock = DeadlineModel & {
  pauseHref: string | null;
  resumeHref: string | null;
  extendHref: string | null;
  state: string;
  id: string;
  /** What was asked for and came back. */
  asked: { amount: string; reason: string; amountError: string; reasonError: string };
};

/** A request for more time as it was filled in. */
export interface ExtensionGiven {
  clockId: string;
  amount: string;
  reason: string;
  /** Codes of `desk.fieldErrors`. */
  mistakes: Partial<Record<'amount' | 'reason', string>>;
}

export interface CaseModel extends PageModel {
  /** The list that a person came from. */
  backHref: string;
  done: string | null;
  tags: { text: string; colour: string }[];
  facts: { label: string; value: string }[];
  person: { label: string; value: string }[];
  /** When and how danger was found, who has confirmed. */
  danger: string[];
  words: string;
  /** Answers to the questions of the matter. */
  details: { label: string; value: string }[];
  /** In the complainant's own words, besides what happened. */
  told: { label: string; value: string }[];
  revealed: boolean;
  /** Who made a report is secret; of an erased case nothing is left. */
  hidden: string;
  revealReasons: { value: string; text: string }[];
  erasureHref: string | null;
  attachments: AttachmentModel[];
  /** null: nothing can be added any more, or not by this user. */
  upload: UploadModel | null;
  revealHref: string | null;
  codeHref: string | null;
  classificationHref: string | null;
  correctHref: string | null;
  versionsHref: string;
  recusalHref: string | null;
  /** What many complain of together with this case. */
  eventCard: EventCard | null;
  newCode: string | null;
  pauseReasons: { value: string; text: string }[];
  running: Clock[];
  ended: Clock[];
  tasks: TaskRow[];
  submissions: SubmissionModel[];
  notices: { title: string; to: string; when: string; state: string; body: string }[];
  /** What the complainant wrote later, the latest first. */
  talk: TalkModel[];
  /** null: this user may not write to the complainant. */
  write: { action: string; token: string; text: string; error: string | null } | null;
  entries: TimelineEntry[];
  diagramUrl: string | null;
  now: string[];
  next: string[];
}

/** What of the process the page shows; null where there is no instance yet, or the engine is away. */
export interface Place {
  now: string[];
  next: string[];
}

/** Codes of the company's table of pauses. */
const PAUSE_REASONS = ['awaitingComplainant', 'meterTest'] as const;

function factsOf({ t, format }: RequestContext, { complaint, evaluation }: CaseFile): CaseModel['facts'] {
  const or = (group: string, code: string | null): string => (code === null ? t('common.none') : term(t, group, code));
  return [
    { label: t('desk.case.received'), value: format.dateTime(complaint.receivedAt) },
    { label: t('desk.case.channel'), value: or('channel', complaint.channel) },
    { label: t('desk.case.category'), value: or('category', complaint.category) },
    { label: t('desk.case.level'), value: or('level', complaint.level) },
    { label: t('desk.case.priority'), value: or('priority', complaint.priority) },
    { label: t('desk.case.complexity'), value: or('complexity', complaint.complexity) },
    ...(complaint.major ? [{ label: t('desk.case.major'), value: or('criterion', complaint.majorCriterion) }] : []),
    ...(complaint.validity === null
      ? []
      : [{ label: t('desk.case.validity'), value: or('validity', complaint.validity) }]),
    ...(complaint.nature === null ? [] : [{ label: t('desk.case.nature'), value: or('nature', complaint.nature) }]),
    ...(complaint.heardAt === null ? [] : [{ label: t('desk.case.heard'), value: format.dateTime(complaint.heardAt) }]),
    ...(complaint.externalNumber === null ? [] : [{ label: t('desk.case.external'), value: complaint.externalNumber }]),
    { label: t('desk.case.department'), value: or('department', complaint.responsibleDepartment) },
    { label: t('desk.case.policy'), value: complaint.policyVersion },
    ...(complaint.privacyNotice === null
      ? []
      : [{ label: t('desk.case.privacyNotice'), value: complaint.privacyNotice }]),
    ...(evaluation === null
      ? []
      : [
          { label: t('desk.case.solved'), value: t(`public.evaluation.solved.${evaluation.solved}`) },
          { label: t('desk.case.satisfaction'), value: t(`public.evaluation.marks.${evaluation.satisfaction}`) },
          { label: t('desk.case.attitude'), value: t(`public.evaluation.marks.${evaluation.attitude}`) },
          ...(evaluation.comment === '' ? [] : [{ label: t('desk.case.comment'), value: evaluation.comment }]),
        ]),
    ...(complaint.outcome === null ? [] : [{ label: t('desk.case.outcome'), value: or('outcome', complaint.outcome) }]),
    ...(complaint.retentionClass === null || complaint.retainUntil === null
      ? []
      : [
          {
            label: t('desk.case.retention'),
            value: t('desk.case.retentionValue', {
              kind: or('retention', complaint.retentionClass),
              until: format.day(complaint.retainUntil),
            }),
          },
        ]),
  ];
}

/** Danger waits for nobody. */
const mayWait = (clock: CaseClock): boolean => clock.state === 'running' && !isDangerLimit(clock);

function askedOf({ t }: RequestContext, given: ExtensionGiven | undefined): Clock['asked'] {
  const words = (name: 'amount' | 'reason', label: string, most: number): string => {
    const code = given?.mistakes[name];
    return code === undefined ? '' : t(`desk.fieldErrors.${code}`, { label: t(label), max: most, min: 1 });
  };
  return {
    amount: given?.amount ?? '',
    reason: given?.reason ?? '',
    amountError: words('amount', 'desk.case.extendAmount', MOST_EXTENSION),
    reasonError: words('reason', 'desk.case.extendReason', LONGEST_REASON),
  };
}

function clocksOf(
  known: RequestContext,
  { clocks, complaint, may }: CaseFile,
  list: string,
  extension: ExtensionGiven | undefined,
): Clock[] {
  const { t, format } = known;
  const at = (href: string): string => `${href}${list}`;
  return clocks.map((clock) => ({
    ...deadlineModel(clock, t, format),
    id: clock.id,
    state: clock.state,
    asked: askedOf(known, extension?.clockId === clock.id ? extension : undefined),
    pauseHref: may.pauseClock && mayWait(clock) ? at(urls.deskClockPause(complaint.id, clock.id)) : null,
    extendHref: may.askForTime && mayWait(clock) ? at(urls.deskClockExtend(complaint.id, clock.id)) : null,
    resumeHref: may.resumeClock && clock.state === 'paused' ? at(urls.deskClockResume(complaint.id, clock.id)) : null,
  }));
}

function hiddenWords({ t, format }: RequestContext, { complaint, may, revealed }: CaseFile): string {
  if (complaint.erasedAt !== null) return t('desk.case.erasedOn', { when: format.dateTime(complaint.erasedAt) });
  if (!complaint.report || revealed) return '';
  return t(may.seeIdentity ? 'desk.case.secret' : 'desk.case.secretForYou');
}

/** What the page shows besides the case: what was just done, and what could not be. */
interface Extra {
  done: string | null;
  newCode: string | null;
  uploadError: string;
  message: { text: string; problem: 'missing' | 'long' } | undefined;
  extension: ExtensionGiven | undefined;
  eventCard: EventCard | null;
  /** Where in the list of cases a person came from: every form of the page keeps it. */
  list: string;
}

export function caseModel(
  known: RequestContext,
  file: CaseFile,
  place: Place | null,
  attachments: readonly AttachmentView[],
  { uploadError, message, extension, list, ...extra }: Extra,
): CaseModel {
  const { t, format } = known;
  const { complaint, content, may } = file;
  const messageError =
    message === undefined
      ? null
      : t(`desk.case.${message.problem === 'missing' ? 'writeMissing' : 'writeLong'}`, { count: LONGEST_MESSAGE });
  const clocks = clocksOf(known, file, list, extension);
  const open = !ENDED_STATES.includes(complaint.state);
  const ended = new Set(['met', 'cancelled']);
  return {
    title: t('desk.case.title', { number: complaint.number }),
    address: `${urls.deskCase(complaint.id)}${list}`,
    backHref: `${urls.deskCases}${list}`,
    layout: 'wide',
    scripts: complaint.processInstanceKey === null ? [] : ['diagram.js'],
    styles: complaint.processInstanceKey === null ? [] : ['diagram.css'],
    ...extra,
    tags: [
      { text: term(t, 'state', complaint.state), colour: complaint.state === 'archived' ? 'grey' : 'blue' },
      ...(complaint.major ? [{ text: t('desk.case.major'), colour: 'orange' }] : []),
      ...(complaint.safetyHazard ? [{ text: t('desk.safetyHazard'), colour: 'red' }] : []),
      ...(complaint.report ? [{ text: t('desk.case.report'), colour: 'purple' }] : []),
      ...(complaint.erasedAt === null ? [] : [{ text: t('desk.case.erased'), colour: 'grey' }]),
    ],
    facts: factsOf(known, file),
    person: [
      {
        label: t('desk.fields.complainantName'),
        value:
          content.complainantName ||
          t(complaint.erasedAt === null && !complaint.report ? 'desk.noName' : 'common.none'),
      },
      { label: t('desk.fields.phone'), value: content.phone || t('common.none') },
      { label: t('desk.fields.email'), value: content.email || t('common.none') },
      { label: t('desk.fields.address'), value: content.address || t('common.none') },
      { label: t('desk.fields.occurredAt'), value: content.occurredAt || t('common.none') },
    ],
    danger: dangerLines(known, file),
    words: content.content,
    details: detailRows(content, known.locale),
    told: toldBesides(known, content).map(({ label, value }) => ({ label, value: value || t('common.none') })),
    revealed: file.revealed,
    hidden: hiddenWords(known, file),
    revealReasons: REVEAL_REASONS.map((reason) => ({ value: reason, text: t(`desk.case.revealReasons.${reason}`) })),
    erasureHref: may.erase || complaint.erasedAt !== null ? urls.deskErasure(complaint.id) : null,
    revealHref: file.revealed || !may.reveal ? null : `${urls.deskCaseReveal(complaint.id)}${list}`,
    codeHref: may.reissueCode ? `${urls.deskCaseCode(complaint.id)}${list}` : null,
    correctHref: may.correct ? urls.deskCorrection(complaint.id) : null,
    versionsHref: urls.deskVersions(complaint.id),
    classificationHref: complaint.level === null ? null : urls.deskClassification(complaint.id),
    recusalHref: may.recuse ? urls.deskRecusal(complaint.id) : null,
    attachments: attachmentModels(known, attachments, {
      open: (id) => urls.deskAttachment(complaint.id, id),
      remove: (id) => `${urls.deskAttachmentRemoval(complaint.id, id)}${list}`,
    }),
    upload:
      open && may.seeIdentity
        ? uploadModel(known, `${urls.deskAttachments(complaint.id)}${list}`, uploadError, 'house')
        : null,
    errors: [
      ...(uploadError === '' ? [] : [{ text: uploadError, href: '#files' }]),
      ...(messageError === null ? [] : [{ text: messageError, href: '#message' }]),
      ...clocks.flatMap(({ id, asked: { amountError, reasonError } }) =>
        [
          { text: amountError, href: `#amount-${id}` },
          { text: reasonError, href: `#why-${id}` },
        ].filter(({ text }) => text !== ''),
      ),
    ],
    pauseReasons: PAUSE_REASONS.map((reason) => ({ value: reason, text: term(t, 'pauseReason', reason) })),
    running: clocks.filter(({ state }) => !ended.has(state)),
    ended: clocks.filter(({ state }) => ended.has(state)),
    tasks: file.workItems
      .filter(({ item }) => item.state === 'offered' || item.state === 'claimed')
      .map((summary) => taskRow(known, summary)),
    submissions: submissionModels(known, file, (id) => urls.deskSubmissionCorrection(complaint.id, id)),
    notices: file.notices.map(({ subject, body, audience, createdAt, state }) => ({
      title: subject,
      body,
      when: format.dateTime(createdAt),
      state: t(`desk.noticeState.${state}`),
      to: audience === 'complainant' ? t('desk.timeline.complainant') : groupInWords(t, audience),
    })),
    talk: talkModels(known, file.messages),
    write: may.write
      ? {
          action: `${urls.deskCaseMessage(complaint.id)}${list}`,
          token: randomUUID(),
          text: message?.text ?? '',
          error: messageError,
        }
      : null,
    entries: timelineModel(known, file),
    diagramUrl: complaint.processInstanceKey === null ? null : urls.deskCaseDiagram(complaint.id),
    now: place?.now ?? [],
    next: place?.next ?? [],
  };
}
