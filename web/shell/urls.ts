/** The address of a page that is about one draft or one complaint: `key` means nothing to another browser. */
export const withKey = (address: string, name: 'complaint' | 'draft', key: string): string =>
  `${address}?${name}=${encodeURIComponent(key)}`;

/** The same address with one more parameter. */
export const withQuery = (address: string, parameter: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}${parameter}`;

/** One value for each parameter of a pattern, in its order. */
type Values<Pattern extends string> = Pattern extends `${string}:${string}/${infer Rest}`
  ? [string, ...Values<Rest>]
  : Pattern extends `${string}:${string}`
    ? [string]
    : [];

/** Builds the address of one thing; `route` is what its router listens to. */
interface Address<Pattern extends string> {
  (...values: Values<Pattern>): string;
  readonly route: Pattern;
}

/** @param mount where the router is mounted, whose patterns begin below it */
function address<Pattern extends string>(route: Pattern, mount = ''): Address<Pattern> {
  const build = (...values: string[]): string =>
    mount + route.replace(/:\w+/g, () => encodeURIComponent(values.shift() ?? ''));
  return Object.assign(build, { route });
}

const DESK = '/desk';
const ADMIN = '/admin';
const deskAddress = <Pattern extends string>(route: Pattern): Address<Pattern> => address(route, DESK);
const adminAddress = <Pattern extends string>(route: Pattern): Address<Pattern> => address(route, ADMIN);

/** What a router that is mounted there listens to for a page without parameters. */
export const below = (mount: typeof DESK | typeof ADMIN, page: string): string => page.slice(mount.length) || '/';

/** Every URL of the web application, written once: a text, or what builds the address of one thing. */
export const urls = {
  health: '/healthz',
  smsReceipts: address('/receipts/:hookId'),
  assets: '/assets',

  start: '/',
  newComplaint: '/complaints/new',
  complaintStep: address('/complaints/new/:step'),
  complaintDetails: '/complaints/new/details',
  similarComplaint: '/complaints/new/similar',
  complaintDanger: '/complaints/danger',
  checkComplaint: '/complaints/check',
  sendComplaint: '/complaints',
  complaintSent: '/complaints/sent',
  forgetComplaints: '/complaints/forget',
  track: '/track',
  trackedComplaint: '/track/complaint',
  addInformation: '/track/information',
  urgeComplaint: '/track/urge',
  acceptAnswer: '/track/accept',
  disputeAnswer: '/track/dispute',
  trackAttachments: '/track/attachments',
  trackAttachment: address('/track/attachments/:attachmentId'),
  trackAttachmentRemoval: address('/track/attachments/:attachmentId/remove'),
  evaluate: '/track/evaluation',
  evaluateByLink: address('/evaluate/:number/:token'),
  withdraw: '/track/withdraw',
  leaveTracking: '/track/leave',
  privacy: '/privacy',
  privacyVersion: address('/privacy/:version'),
  about: '/about',
  contact: '/contact',
  outages: '/outages',
  reports: '/reports',
  regulations: '/regulations',
  designSystem: '/design-system',
  regulationProcess: address('/regulations/processes/:processId'),
  regulationProcessDiagram: address('/regulations/processes/:processId/diagram.json'),

  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signOut: '/sign-out',
  keptForms: '/kept-forms',
  keptForm: address('/kept-forms/:keptFormId'),
  sendKeptForm: address('/kept-forms/:keptFormId/send'),
  dropKeptForm: address('/kept-forms/:keptFormId/drop'),
  account: '/account',
  accountPassword: '/account/password',
  accountReach: '/account/reach',
  accountLanguage: '/account/language',
  secondFactor: '/account/second-factor',
  disableSecondFactor: '/account/second-factor/disable',
  recoveryCodes: '/account/recovery-codes',
  setUp: address('/setup/:token'),

  desk: DESK,
  deskWorkItem: deskAddress('/tasks/:workItemId'),
  deskWorkItemClaim: deskAddress('/tasks/:workItemId/claim'),
  deskWorkItemTakeBack: deskAddress('/tasks/:workItemId/take-back'),
  deskWorkItemPassOn: deskAddress('/tasks/:workItemId/pass-on'),
  deskWorkItemRelease: deskAddress('/tasks/:workItemId/release'),
  deskWorkItemDraft: deskAddress('/tasks/:workItemId/draft'),
  deskInbox: '/desk/inbox',
  deskInboxReadAll: '/desk/inbox/read-all',
  deskInboxEntryOpen: deskAddress('/inbox/entries/:entryId/open'),
  deskInboxEntryNote: deskAddress('/inbox/entries/:entryId/note'),
  deskInboxTaskOpen: deskAddress('/inbox/tasks/:workItemId/open'),
  deskLive: '/desk/live',
  deskRegister: '/desk/register',
  deskDeliveries: '/desk/deliveries',
  deskDeliveryRetry: deskAddress('/deliveries/:deliveryId/retry'),
  deskDuties: '/desk/duties',
  deskDuty: deskAddress('/duties/:dutyId'),
  deskCases: '/desk/cases',
  deskCase: deskAddress('/cases/:complaintId'),
  deskCaseDiagram: deskAddress('/cases/:complaintId/diagram.json'),
  deskCaseReveal: deskAddress('/cases/:complaintId/reveal'),
  deskCaseMessage: deskAddress('/cases/:complaintId/message'),
  deskCaseTold: deskAddress('/cases/:complaintId/told'),
  deskCaseCode: deskAddress('/cases/:complaintId/query-code'),
  deskCorrection: deskAddress('/cases/:complaintId/correct'),
  deskVersions: deskAddress('/cases/:complaintId/versions'),
  deskVersionsReveal: deskAddress('/cases/:complaintId/versions/reveal'),
  deskSubmissionCorrection: deskAddress('/cases/:complaintId/submissions/:submissionId/correct'),
  deskClassification: deskAddress('/cases/:complaintId/classification'),
  deskAttachments: deskAddress('/cases/:complaintId/attachments'),
  deskAttachment: deskAddress('/cases/:complaintId/attachments/:attachmentId'),
  deskAttachmentRemoval: deskAddress('/cases/:complaintId/attachments/:attachmentId/remove'),
  deskErasure: deskAddress('/cases/:complaintId/erasure'),
  deskRecusal: deskAddress('/cases/:complaintId/recusal'),
  deskRecusalLift: deskAddress('/cases/:complaintId/recusal/:recusalId/lift'),
  deskCaseEvent: deskAddress('/cases/:complaintId/event'),
  deskEvents: '/desk/events',
  deskNewEvent: '/desk/events/new',
  deskEvent: deskAddress('/events/:eventId'),
  deskEventChange: deskAddress('/events/:eventId/change'),
  deskEventClose: deskAddress('/events/:eventId/close'),
  deskEventCases: deskAddress('/events/:eventId/cases'),
  deskEventUnlink: deskAddress('/events/:eventId/cases/:complaintId/unlink'),
  deskEventMaster: deskAddress('/events/:eventId/cases/:complaintId/master'),
  deskEventMessage: deskAddress('/events/:eventId/message'),
  deskEventTasks: deskAddress('/events/:eventId/tasks/:elementId'),
  deskAbsences: '/desk/absences',
  deskAbsenceEnd: deskAddress('/absences/:absenceId/end'),
  deskClockPause: deskAddress('/cases/:complaintId/clocks/:clockId/pause'),
  deskClockExtend: deskAddress('/cases/:complaintId/clocks/:clockId/extend'),
  deskClockResume: deskAddress('/cases/:complaintId/clocks/:clockId/resume'),

  admin: ADMIN,
  adminInstances: '/admin/instances',
  adminInstance: adminAddress('/instances/:key'),
  adminInstanceDiagram: adminAddress('/instances/:key/diagram.json'),
  adminIncidents: '/admin/incidents',
  adminIncident: adminAddress('/incidents/:key'),
  adminIncidentRetry: adminAddress('/incidents/:key/retry'),
  adminVariable: adminAddress('/incidents/:key/variables/:name'),
  adminBeginAnew: adminAddress('/instances/:key/begin-anew'),
  adminReconciliation: '/admin/reconciliation',
  adminFinding: adminAddress('/reconciliation/:findingId'),
  adminPolicies: '/admin/policies',
  adminBundles: '/admin/bundles',
  adminPolicy: adminAddress('/policies/:code'),
  adminProposePolicy: adminAddress('/policies/:code/propose'),
  adminCancelPolicy: adminAddress('/policies/:code/cancel'),
  adminProposal: adminAddress('/policies/proposals/:proposalId'),
  adminConfirmProposal: adminAddress('/policies/proposals/:proposalId/confirm'),
  adminRefuseProposal: adminAddress('/policies/proposals/:proposalId/refuse'),
  adminWithdrawProposal: adminAddress('/policies/proposals/:proposalId/withdraw'),
  adminUsers: '/admin/users',
  adminNewUser: '/admin/users/new',
  adminUsersCsv: '/admin/users/csv',
  adminUsersImport: '/admin/users/csv/import',
  adminUsersExport: '/admin/users/csv/export',
  adminUser: adminAddress('/users/:userId'),
  adminActivateUser: adminAddress('/users/:userId/activate'),
  adminUserReach: adminAddress('/users/:userId/reach'),
  adminUserPassword: adminAddress('/users/:userId/password'),
  adminUserSecondFactor: adminAddress('/users/:userId/second-factor'),
  adminHooks: '/admin/hooks',
  adminHook: adminAddress('/hooks/:hookId'),
  adminHookUse: adminAddress('/hooks/:hookId/use'),
  adminHookTest: adminAddress('/hooks/:hookId/test'),
  adminAudit: '/admin/audit',
  adminReceipts: '/admin/audit/receipts',
  adminReceipt: adminAddress('/audit/receipts/:day'),
  adminReceiptStamp: adminAddress('/audit/receipts/:day/stamp'),
  adminLists: '/admin/organisation',
  adminListCsv: adminAddress('/organisation/csv/:list'),
  adminListImport: adminAddress('/organisation/csv/:list/import'),
  adminListExport: adminAddress('/organisation/csv/:list/export'),
  adminList: adminAddress('/organisation/:list'),
  adminListEntry: adminAddress('/organisation/:list/:entry'),
  adminListEntryUse: adminAddress('/organisation/:list/:entry/use'),
  adminRoleRights: adminAddress('/organisation/role/:role/rights'),
  adminListEntryRemoval: adminAddress('/organisation/:list/:entry/remove'),
  adminDeactivateUser: adminAddress('/users/:userId/deactivate'),
} as const;
