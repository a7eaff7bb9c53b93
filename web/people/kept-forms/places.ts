/** The pages whose forms may be kept: what each is called, and what its fields are called there. */
import { CONTENT_NAMES } from '../../../domain/content/index.js';
import { isLocalDate, recordOf } from '../../../domain/core/index.js';
import { labelKey } from '../../cases/index.js';
import { eventInWords } from '../../deliveries/index.js';
import { RIGHT_GROUPS } from '../../../domain/organisation/index.js';
import { formName } from '../../organisation/index.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import { hasWords, term, translator } from '../../shell/i18n.js';
import { below, urls } from '../../shell/urls.js';

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

const language: InWords = (_known, value) => translator(value === 'en' ? 'en' : 'zh-CN')('common.languageName');

const day: InWords = ({ format }, value) => (isLocalDate(value) ? format.day(value) : value);

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
  posts: ['staff.newUser.posts', ofTerms('post')],
  deputyOf: ['staff.newUser.deputyOf', ofTerms('post')],
};

const NAMES: Place['fields'] = { nameZh: ['admin.organisation.nameZh'], nameEn: ['admin.organisation.nameEn'] };

const HOOK: Place['fields'] = {
  name: ['deliveries.hooks.name'],
  kind: ['deliveries.hooks.kind', words('deliveries.channels')],
  template: ['deliveries.hooks.template'],
  receiptMinutes: ['deliveries.hooks.receiptMinutes'],
  group: ['deliveries.hooks.group', ({ t }, group) => groupInWords(t, group)],
  locale: ['deliveries.hooks.language', language],
  events: ['deliveries.hooks.events', ({ t }, event) => eventInWords(t, event)],
};

const REVEAL: Place['fields'] = { reason: ['desk.case.revealReason', words('desk.case.revealReasons')] };

const PLACES: readonly Place[] = [
  ofDesk(below(urls.desk, urls.deskRegister), 'desk.registration.title', {
    ...CONTENT,
    category: ['desk.registration.category', ofTerms('category')],
    massEventId: ['events.choiceLabel', chosen],
    safetyHazard: ['desk.registration.hazardLegend', ({ t }) => t('desk.registration.safetyHazard')],
    noDanger: ['desk.registration.noDangerLegend', ({ t }) => t('desk.registration.noDanger')],
    matterKind: ['desk.case.matterKind', ofTerms('matterKind')],
    channel: ['desk.case.channel', ofTerms('channel')],
    receivedAt: ['desk.registration.receivedAt', minute],
    heardBy: ['desk.registration.heardByLabel', words('desk.registration.heardBy')],
    heardAt: ['desk.registration.heardAt', minute],
    externalNumber: ['desk.registration.externalNumber'],
    externalDueOn: ['desk.registration.externalDueOn', day],
  }),
  ofDesk(below(urls.desk, urls.deskInboxReadAll), 'desk.inbox.readAll'),
  ofDesk(urls.deskInboxEntryOpen.route, 'desk.inbox.title'),
  ofDesk(urls.deskInboxEntryNote.route, 'desk.inbox.note'),
  ofDesk(urls.deskInboxTaskOpen.route, 'desk.inbox.openTask'),
  ofDesk(urls.deskWorkItem.route, 'staff.kept.task'),
  ofDesk(urls.deskWorkItemClaim.route, 'desk.claim'),
  ofDesk(urls.deskWorkItemRelease.route, 'desk.release'),
  ofDesk(urls.deskWorkItemTakeBack.route, 'desk.takeBack.action', {
    reason: ['desk.takeBack.reason', words('desk.takeBack.reasons')],
  }),
  ofDesk(urls.deskWorkItemPassOn.route, 'desk.passOn.action', {
    passTo: ['desk.passOn.to'],
    passReason: ['desk.passOn.reason'],
  }),
  ofDesk(below(urls.desk, urls.deskCases), 'desk.cases.title', {
    text: ['desk.cases.text'],
    state: ['desk.column.state', ofTerms('state')],
    kind: ['desk.case.matterKind', ofTerms('matterKind')],
    nature: ['desk.case.nature', ofTerms('nature')],
    fault: ['desk.case.fault', ofTerms('fault')],
    grade: ['desk.case.grade', ofTerms('grade')],
    impactLevel: ['desk.case.impactLevel', ofTerms('impactLevel')],
  }),
  ofDesk(urls.deskCaseReveal.route, 'desk.case.reveal', REVEAL),
  ofDesk(urls.deskVersionsReveal.route, 'desk.case.reveal', REVEAL),
  ofDesk(urls.deskCaseMessage.route, 'desk.case.write', { message: ['desk.case.writeLabel'] }),
  ofDesk(urls.deskCaseTold.route, 'desk.told.record', {
    way: ['desk.told.way', words('desk.told.ways')],
    who: ['desk.told.who'],
    on: ['desk.told.on', day],
    time: ['desk.told.time'],
    proof: ['desk.told.proof'],
  }),
  ofDesk(urls.deskCaseCode.route, 'desk.case.reissue'),
  ofDesk(urls.deskCorrection.route, 'desk.correction.link', {
    ...CONTENT,
    clear: ['desk.correction.clear', fieldOf],
    channel: ['desk.case.channel', ofTerms('channel')],
    externalNumber: ['desk.case.external'],
    externalDueOn: ['desk.case.externalDue', day],
    reason: ['desk.correction.reason'],
  }),
  ofDesk(urls.deskSubmissionCorrection.route, 'desk.correction.submissionLink', { reason: ['desk.correction.reason'] }),
  ofDesk(urls.deskClassification.route, 'desk.classification.anew', { reason: ['desk.classification.reason'] }),
  ofDesk(urls.deskAttachments.route, 'common.attachments.add'),
  ofDesk(urls.deskAttachmentRemoval.route, 'common.attachments.removeTitle', {
    reason: ['desk.attachmentRemoval.reason', words('common.attachments.reasons')],
  }),
  ofDesk(urls.deskErasure.route, 'desk.case.erasure', {
    also: ['desk.erasure.also', chosen],
    reason: ['desk.erasure.reason', words('desk.erasure.reasons')],
    number: ['desk.column.number'],
  }),
  ofDesk(urls.deskRecusal.route, 'desk.recusal.add', {
    whom: ['desk.recusal.who', chosen],
    reason: ['desk.recusal.reason', words('desk.recusal.reasons')],
  }),
  ofDesk(urls.deskRecusalLift.route, 'desk.recusal.lift'),
  ofDesk(urls.deskClockPause.route, 'desk.case.pause', { reason: ['desk.case.pauseReason', ofTerms('pauseReason')] }),
  ofDesk(urls.deskClockExtend.route, 'desk.case.extend', {
    amount: ['desk.case.extendAmount'],
    reason: ['desk.case.extendReason'],
  }),
  ofDesk(urls.deskClockResume.route, 'desk.case.resume'),
  ofDesk(urls.deskCaseEvent.route, 'events.join', {
    massEventId: ['events.joinEvent', chosen],
    number: ['events.joinNumber'],
    title: ['events.joinTitle'],
  }),
  ofDesk(below(urls.desk, urls.deskNewEvent), 'events.new', EVENT),
  ofDesk(urls.deskEventChange.route, 'events.change', EVENT),
  ofDesk(urls.deskEventClose.route, 'events.close'),
  ofDesk(urls.deskEventCases.route, 'events.link', { number: ['desk.column.number'] }),
  ofDesk(urls.deskEventMaster.route, 'events.makeMaster'),
  ofDesk(urls.deskEventUnlink.route, 'events.unlink', { reason: ['events.unlinkReason'] }),
  ofDesk(urls.deskEventMessage.route, 'events.message', {
    text: ['events.messageText'],
    textEn: ['events.messageTextEn'],
  }),
  ofDesk(urls.deskEventTasks.route, 'events.together', { workItems: ['events.cases', chosen] }),
  ofDesk(below(urls.desk, urls.deskAbsences), 'desk.absences.record', {
    userId: ['desk.absences.who', chosen],
    fromOn: ['desk.absences.from', day],
    toOn: ['desk.absences.to', day],
    substituteId: ['desk.absences.substitute', chosen],
  }),
  ofDesk(urls.deskAbsenceEnd.route, 'desk.absences.end'),
  ofAdmin(urls.adminList.route, 'admin.organisation.add', {
    code: ['admin.organisation.code'],
    ...NAMES,
    role: ['admin.organisation.role', ofTerms('role')],
    department: ['admin.organisation.postDepartment', ofTerms('department')],
  }),
  ofAdmin(urls.adminListCsv.route, 'admin.organisation.csv.look'),
  ofAdmin(urls.adminListImport.route, 'admin.organisation.csv.apply', { text: ['admin.organisation.csv.file'] }),
  ofAdmin(urls.adminListEntry.route, 'admin.organisation.save', {
    ...NAMES,
    position: ['admin.organisation.position'],
    questions: ['admin.organisation.questions', ({ t }, form) => formName(t, form)],
    onPortal: ['admin.organisation.portalLegend', ({ t }) => t('desk.yes')],
    department: ['admin.organisation.department', ofTerms('department')],
  }),
  ofAdmin(
    urls.adminRoleRights.route,
    'admin.rights.save',
    Object.fromEntries(
      RIGHT_GROUPS.map((group) => [
        `rights-${group}`,
        ['admin.rights.title', ({ t }, right) => t(`admin.rights.${right}`)],
      ]),
    ),
  ),
  ofAdmin(urls.adminListEntryUse.route, 'admin.organisation.use'),
  ofAdmin(urls.adminListEntryRemoval.route, 'admin.organisation.remove'),
  ofAdmin('/users/csv', 'admin.organisation.csv.look'),
  ofAdmin('/users/csv/import', 'admin.organisation.csv.apply', { text: ['admin.organisation.csv.file'] }),
  ofAdmin('/users/new', 'admin.users.newTitle', ACCOUNT),
  ofAdmin(urls.adminUser.route, 'admin.user.save', ACCOUNT),
  ofDesk(urls.deskDeliveryRetry.route, 'deliveries.retry'),
  ofAdmin(below(urls.admin, urls.adminHooks), 'deliveries.hooks.add', HOOK),
  ofAdmin(urls.adminHook.route, 'deliveries.hooks.save', HOOK),
  ofAdmin(urls.adminHookUse.route, 'deliveries.hooks.title'),
  ofAdmin(urls.adminHookTest.route, 'deliveries.hooks.test'),
  ofAdmin(urls.adminUserReach.route, 'staff.reach.title', {
    email: ['staff.reach.email'],
    phone: ['staff.reach.phone'],
  }),
  ofAdmin(urls.adminUserPassword.route, 'admin.user.resetPassword'),
  ofAdmin(urls.adminUserSecondFactor.route, 'admin.user.resetSecondFactor'),
  ofAdmin(urls.adminDeactivateUser.route, 'admin.users.deactivate'),
  ofAdmin(urls.adminActivateUser.route, 'admin.user.activate'),
  ofAdmin(urls.adminIncidentRetry.route, 'admin.incidents.retry', { tries: ['admin.incident.tries'] }),
  ofAdmin(urls.adminVariable.route, 'admin.incident.variablesTitle', {
    kind: ['admin.variable.kind', words('admin.variable.kinds')],
    typed: ['admin.variable.typed'],
    reason: ['admin.variable.reason'],
  }),
  ofAdmin(urls.adminBeginAnew.route, 'admin.beginAnew.title', { reason: ['admin.beginAnew.reason'] }),
  ofAdmin(below(urls.admin, urls.adminReconciliation), 'admin.reconciliation.again'),
  ofAdmin(urls.adminFinding.route, 'admin.reconciliation.title'),
  ofAdmin(urls.adminProposePolicy.route, 'admin.policies.propose', {
    effectiveOn: ['admin.policies.effectiveOn', day],
    reason: ['admin.policies.reason'],
  }),
  ofAdmin(urls.adminCancelPolicy.route, 'admin.policies.cancel', { reason: ['admin.policies.cancelReason'] }),
  ofAdmin(urls.adminConfirmProposal.route, 'admin.policies.confirm', { seen: ['admin.policies.comparedWith'] }),
  ofAdmin(urls.adminRefuseProposal.route, 'admin.policies.refuse', { reason: ['admin.policies.refuseReason'] }),
  ofAdmin(urls.adminWithdrawProposal.route, 'admin.policies.withdraw', { reason: ['admin.policies.withdrawReason'] }),
  place(urls.accountPassword, 'staff.account.password'),
  place(urls.accountReach, 'staff.reach.title', {
    email: ['staff.reach.email'],
    phone: ['staff.reach.phone'],
    mode: ['staff.reach.mode', words('staff.reach.modes')],
    digestHour: ['staff.reach.digestHour', ({ t }, hour) => t('staff.reach.hour', { hour })],
    wanted: ['staff.reach.events', words('desk.noticeEvents')],
  }),
  place(urls.accountLanguage, 'staff.account.language', {
    locale: ['staff.account.languageLabel', language],
  }),
  place(urls.secondFactor, 'staff.secondFactor.title'),
  place(urls.disableSecondFactor, 'staff.account.disable'),
  place(urls.recoveryCodes, 'staff.account.renew'),
];

/** undefined: no page of today has a form there. */
export const placeOf = (path: string): Place | undefined => PLACES.find((one) => one.path.test(path));
