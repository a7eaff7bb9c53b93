import type { AttachmentView } from '../../../domain/attachments/index.js';
import { type CaseFile, ENDED_STATES, REVEAL_REASONS } from '../../../domain/cases/index.js';
import { attachmentModels, uploadModel } from '../../attachments/index.js';
import { detailRows } from '../../intake/index.js';
import type { EventCard } from '../../mass-events/index.js';
import { dangerLines } from '../../safety/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { AttachmentModel, SubmissionModel, Tag, TimelineEntry, UploadModel } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { submissionModels, type TaskRow, taskRow } from '../../tasks/index.js';
import { toldBesides } from '../content-words.js';
import { factsOf, hiddenWords, personOf, tagsOf } from './facts.js';
import { type LettersModel, lettersModel, messageError, type MessageGiven } from './letters.js';
import { toldErrors, type ToldProblem } from './told-form.js';
import { type ExtensionGiven, type LimitsModel, limitsModel } from './limits.js';
import { timelineModel } from './timeline.js';

export interface CaseModel extends PageModel, LettersModel, LimitsModel {
  /** The list that a person came from. */
  backHref: string;
  done: string | null;
  tags: Tag[];
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
  tasks: TaskRow[];
  submissions: SubmissionModel[];
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

/** What the page shows besides the case: what was just done, and what could not be. */
interface Extra {
  done: string | null;
  newCode: string | null;
  uploadError: string;
  message: MessageGiven | undefined;
  told: ToldProblem | undefined;
  extension: ExtensionGiven | undefined;
  eventCard: EventCard | null;
  /** Where in the list of cases a person came from: every form of the page keeps it. */
  list: string;
}

/** What was told, and what came with it. */
function toldModel(known: RequestContext, file: CaseFile) {
  const { content, revealed } = file;
  const none = known.t('common.none');
  return {
    danger: dangerLines(known, file),
    words: content.content,
    details: detailRows(content, known.locale),
    told: toldBesides(known, content).map(({ label, value }) => ({ label, value: value || none })),
    revealed,
    hidden: hiddenWords(known, file),
    revealReasons: REVEAL_REASONS.map((reason) => ({
      value: reason,
      text: known.t(`desk.case.revealReasons.${reason}`),
    })),
  };
}

function filesModel(
  known: RequestContext,
  { complaint, may }: CaseFile,
  attachments: readonly AttachmentView[],
  list: string,
  uploadError: string,
) {
  const open = !ENDED_STATES.includes(complaint.state);
  const action = `${urls.deskAttachments(complaint.id)}${list}`;
  return {
    attachments: attachmentModels(known, attachments, {
      open: (id) => urls.deskAttachment(complaint.id, id),
      remove: (id) => `${urls.deskAttachmentRemoval(complaint.id, id)}${list}`,
    }),
    upload: open && may.seeIdentity ? uploadModel(known, action, uploadError, 'house') : null,
  };
}

/** Where this user can go from here. */
const hrefsOf = ({ complaint, may, revealed }: CaseFile, list: string) => ({
  erasureHref: may.erase || complaint.erasedAt !== null ? urls.deskErasure(complaint.id) : null,
  revealHref: revealed || !may.reveal ? null : `${urls.deskCaseReveal(complaint.id)}${list}`,
  codeHref: may.reissueCode ? `${urls.deskCaseCode(complaint.id)}${list}` : null,
  correctHref: may.correct ? urls.deskCorrection(complaint.id) : null,
  versionsHref: urls.deskVersions(complaint.id),
  classificationHref: complaint.level === null ? null : urls.deskClassification(complaint.id),
  recusalHref: may.recuse ? urls.deskRecusal(complaint.id) : null,
});

function placeModel({ complaint }: CaseFile, place: Place | null) {
  const isDrawn = complaint.processInstanceKey !== null;
  return {
    scripts: isDrawn ? ['diagram.js'] : [],
    styles: isDrawn ? ['diagram.css'] : [],
    diagramUrl: isDrawn ? urls.deskCaseDiagram(complaint.id) : null,
    now: place?.now ?? [],
    next: place?.next ?? [],
  };
}

export function caseModel(
  known: RequestContext,
  file: CaseFile,
  place: Place | null,
  attachments: readonly AttachmentView[],
  { uploadError, message, told, extension, list, ...extra }: Extra,
): CaseModel {
  const { complaint } = file;
  const { limits, errors } = limitsModel(known, file, list, extension);
  const unsent = messageError(known, message);
  const open = file.workItems.filter(({ item }) => item.state === 'offered' || item.state === 'claimed');
  return {
    title: known.t('desk.case.title', { number: complaint.number }),
    address: `${urls.deskCase(complaint.id)}${list}`,
    backHref: `${urls.deskCases}${list}`,
    layout: 'wide',
    ...extra,
    tags: tagsOf(known, file),
    facts: factsOf(known, file),
    person: personOf(known, file),
    ...toldModel(known, file),
    ...hrefsOf(file, list),
    ...filesModel(known, file, attachments, list, uploadError),
    ...limits,
    tasks: open.map((summary) => taskRow(known, summary)),
    submissions: submissionModels(known, file, (id) => urls.deskSubmissionCorrection(complaint.id, id)),
    ...lettersModel(known, file, list, message, told),
    entries: timelineModel(known, file),
    ...placeModel(file, place),
    errors: [
      ...(uploadError === '' ? [] : [{ text: uploadError, href: '#files' }]),
      ...(unsent === null ? [] : [{ text: unsent, href: '#message' }]),
      ...toldErrors(known, told).map((text) => ({ text, href: `#told-${told?.typed.noticeId ?? ''}` })),
      ...errors,
    ],
  };
}
