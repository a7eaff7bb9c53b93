/** Generated from the diagrams by `npm run generate`. Not edited by hand. */

/** Every job type that a worker must serve. */
export const allJobTypes = [
  'accountability.collect',
  'approval.record',
  'case.record-event',
  'clock.arm',
  'clock.extend',
  'clock.pass-mark',
  'complaint.archive',
  'complaint.assign',
  'complaint.classify',
  'complaint.judge',
  'complaint.open',
  'complaint.register',
  'complaint.withdraw',
  'danger.close',
  'danger.confirm',
  'danger.watch',
  'duties.plan',
  'duty.record',
  'escalation.record',
  'notice.send',
  'return-visit.plan',
  'told.check',
  'told.to-call',
] as const;

export type JobType = (typeof allJobTypes)[number];
