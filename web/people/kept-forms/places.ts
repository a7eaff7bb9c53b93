/** The pages whose forms may be kept: what each is called, and what its fields are called there. */
import { CONTENT_NAMES } from '../../../domain/content/index.js';
import { recordOf } from '../../../domain/core/index.js';
import { labelKey } from '../../cases/content-words.js';
import type { RequestContext } from '../../shell/context.js';
import { hasWords, term } from '../../shell/i18n.js';
import { urls } from '../../shell/urls.js';

/** What was sent, as a person reads it. */
type InWords = (known: RequestContext, value: string) => string;

/** The name of a field on its page, and what its codes mean; without: as it was typed. */
export type FieldWords = readonly [label: string, inWords?: InWords];

export interface Place {
  /** Groups: `complaintId`, `workItemId` and `submissionId`, what the form was about. */
  path: RegExp;
  title: string;
  fields: Readonly<Record<string, FieldWords>>;
}

const words =
  (prefix: string): InWords =>
  ({ t }, value) =>
    hasWords(`${prefix}.${value}`) ? t(`${prefix}.${value}`) : value;

const ofTerms =
  (group: string): InWords =>
  ({ t }, value) =>
    term(t, group, value);

const fieldOf: InWords = ({ t }, value) => t(hasWords(`desk.fields.${value}`) ? `desk.fields.${value}` : 'desk.yes');

const ticked: InWords = ({ t }) => t('desk.yes');

/** A person, a case, an event: chosen from a list, sent as its id. */
const chosen: InWords = ({ t }) => t('staff.kept.chosen');

const day: InWords = ({ format }, value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value);

const minute: InWords = (_known, value) => value.replace('T', ' ');

const place = (address: string, title: string, fields: Place['fields'] = {}): Place => ({
  path: new RegExp(`^${address.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  title,
  fields,
});

const ofDesk = (route: string, title: string, fields?: Place['fields']): Place =>
  place(urls.desk + route, title, fields);

const ofAdmin = (route: string, title: string, fields?: Place['fields']): Place =>
  place(urls.admin + route, title, fields);

const CONTENT: Place['fields'] = recordOf(CONTENT_NAMES, (name) => [labelKey(name)]);

const EVENT: Place['fields'] = {
  kind: ['events.kindLabel', words('events.kind')],
  title: ['events.name'],
  area: ['events.area'],
  startedAt: ['events.since', minute],
  expectedEndAt: ['events.until', minute],
  public: ['events.publicLegend', ticked],
};

const ACCOUNT: Place['fields'] = {
  username: ['staff.signIn.username'],
  displayName: ['staff.newUser.displayName'],
  roles: ['staff.newUser.roles', ofTerms('role')],
  department: ['staff.newUser.department', ofTerms('department')],
};

const REVEAL: Place['fields'] = { reason: ['desk.case.revealReason', words('desk.case.revealReasons')] };

const PLACES: readonly Place[] = [
  ofDesk(urls.deskRegisterRoute, 'desk.registration.title', {
    ...CONTENT,
    category: ['desk.registration.category', ofTerms('category')],
    massEventId: ['events.choiceLabel', chosen],
    safetyHazard: ['desk.registration.hazardLegend', ({ t }) => t('desk.registration.safetyHazard')],
    noDanger: ['desk.registration.noDangerLegend', ({ t }) => t('desk.registration.noDanger')],
    report: ['desk.registration.reportLegend', ({ t }) => t('desk.registration.report')],
    channel: ['desk.case.channel', ofTerms('channel')],
    receivedAt: ['desk.registration.receivedAt', minute],
    heardBy: ['desk.registration.heardByLabel', words('desk.registration.heardBy')],
    heardAt: ['desk.registration.heardAt', minute],
    externalNumber: ['desk.registration.externalNumber'],
    externalDueOn: ['desk.registration.externalDueOn', day],
  }),
  ofDesk(urls.deskWorkItemRoute, 'staff.kept.task'),
  ofDesk(urls.deskWorkItemClaimRoute, 'desk.claim'),
  ofDesk(urls.deskWorkItemReleaseRoute, 'desk.release'),
  ofDesk(urls.deskWorkItemTakeBackRoute, 'desk.takeBack.action', {
    reason: ['desk.takeBack.reason', words('desk.takeBack.reasons')],
  }),
  ofDesk(urls.deskCasesRoute, 'desk.cases.title', {
    text: ['desk.cases.text'],
    state: ['desk.column.state', ofTerms('state')],
  }),
  ofDesk(urls.deskCaseRevealRoute, 'desk.case.reveal', REVEAL),
  ofDesk(urls.deskVersionsRevealRoute, 'desk.case.reveal', REVEAL),
  ofDesk(urls.deskCaseMessageRoute, 'desk.case.write', { message: ['desk.case.writeLabel'] }),
  ofDesk(urls.deskCaseCodeRoute, 'desk.case.reissue'),
  ofDesk(urls.deskCorrectionRoute, 'desk.correction.link', {
    ...CONTENT,
    clear: ['desk.correction.clear', fieldOf],
    channel: ['desk.case.channel', ofTerms('channel')],
    externalNumber: ['desk.case.external'],
    externalDueOn: ['desk.case.externalDue', day],
    reason: ['desk.correction.reason'],
  }),
  ofDesk(urls.deskSubmissionCorrectionRoute, 'desk.correction.submissionLink', { reason: ['desk.correction.reason'] }),
  ofDesk(urls.deskClassificationRoute, 'desk.classification.anew', { reason: ['desk.classification.reason'] }),
  ofDesk(urls.deskAttachmentsRoute, 'common.attachments.add'),
  ofDesk(urls.deskAttachmentRemovalRoute, 'common.attachments.removeTitle', {
    reason: ['desk.attachmentRemoval.reason', words('common.attachments.reasons')],
  }),
  ofDesk(urls.deskErasureRoute, 'desk.case.erasure', {
    also: ['desk.erasure.also', chosen],
    reason: ['desk.erasure.reason', words('desk.erasure.reasons')],
    number: ['desk.column.number'],
  }),
  ofDesk(urls.deskRecusalRoute, 'desk.recusal.add', {
    whom: ['desk.recusal.who', chosen],
    reason: ['desk.recusal.reason', words('desk.recusal.reasons')],
  }),
  ofDesk(urls.deskRecusalLiftRoute, 'desk.recusal.lift'),
  ofDesk(urls.deskClockPauseRoute, 'desk.case.pause', { reason: ['desk.case.pauseReason', ofTerms('pauseReason')] }),
  ofDesk(urls.deskClockExtendRoute, 'desk.case.extend', {
    amount: ['desk.case.extendAmount'],
    reason: ['desk.case.extendReason'],
  }),
  ofDesk(urls.deskClockResumeRoute, 'desk.case.resume'),
  ofDesk(urls.deskCaseEventRoute, 'events.join', {
    massEventId: ['events.joinEvent', chosen],
    number: ['events.joinNumber'],
    title: ['events.joinTitle'],
  }),
  ofDesk(urls.deskNewEventRoute, 'events.new', EVENT),
  ofDesk(urls.deskEventChangeRoute, 'events.change', EVENT),
  ofDesk(urls.deskEventCloseRoute, 'events.close'),
  ofDesk(urls.deskEventCasesRoute, 'events.link', { number: ['desk.column.number'] }),
  ofDesk(urls.deskEventMasterRoute, 'events.makeMaster'),
  ofDesk(urls.deskEventUnlinkRoute, 'events.unlink', { reason: ['events.unlinkReason'] }),
  ofDesk(urls.deskEventMessageRoute, 'events.message', {
    text: ['events.messageText'],
    textEn: ['events.messageTextEn'],
  }),
  ofDesk(urls.deskEventTasksRoute, 'events.together', { workItems: ['events.cases', chosen] }),
  ofDesk(urls.deskAbsencesRoute, 'desk.absences.record', {
    userId: ['desk.absences.who', chosen],
    fromOn: ['desk.absences.from', day],
    toOn: ['desk.absences.to', day],
    substituteId: ['desk.absences.substitute', chosen],
  }),
  ofDesk(urls.deskAbsenceEndRoute, 'desk.absences.end'),
  ofAdmin('/users/new', 'admin.users.newTitle', ACCOUNT),
  ofAdmin(urls.adminUserRoute, 'admin.user.save', ACCOUNT),
  ofAdmin(urls.adminUserPasswordRoute, 'admin.user.resetPassword'),
  ofAdmin(urls.adminUserSecondFactorRoute, 'admin.user.resetSecondFactor'),
  ofAdmin(urls.adminDeactivateUserRoute, 'admin.users.deactivate'),
  ofAdmin(urls.adminActivateUserRoute, 'admin.user.activate'),
  ofAdmin(urls.adminIncidentRetryRoute, 'admin.incidents.retry', { tries: ['admin.incident.tries'] }),
  ofAdmin(urls.adminVariableRoute, 'admin.incident.variablesTitle', {
    kind: ['admin.variable.kind', words('admin.variable.kinds')],
    typed: ['admin.variable.typed'],
    reason: ['admin.variable.reason'],
  }),
  ofAdmin(urls.adminBeginAnewRoute, 'admin.beginAnew.title', { reason: ['admin.beginAnew.reason'] }),
  ofAdmin(urls.adminReconciliationRoute, 'admin.reconciliation.again'),
  ofAdmin(urls.adminFindingRoute, 'admin.reconciliation.title'),
  ofAdmin(urls.adminActivatePolicyRoute, 'admin.policies.activate', {
    effectiveOn: ['admin.policies.effectiveOn', day],
  }),
  place(urls.accountPassword, 'staff.account.password'),
  place(urls.accountLanguage, 'staff.account.language', {
    locale: ['staff.account.languageLabel', (_known, value) => (value === 'en' ? 'English' : '中文')],
  }),
  place(urls.secondFactor, 'staff.secondFactor.title'),
  place(urls.disableSecondFactor, 'staff.account.disable'),
  place(urls.recoveryCodes, 'staff.account.renew'),
];

/** undefined: no page of today has a form there. */
export const placeOf = (path: string): Place | undefined => PLACES.find((one) => one.path.test(path));
