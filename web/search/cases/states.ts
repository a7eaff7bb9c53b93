/** States of a case that a list can be asked for. */
export const STATES = [
  'received',
  'registered',
  'classified',
  'accepted',
  'assigned',
  'investigated',
  'planApproved',
  'rectified',
  'resultTold',
  'declined',
  'withdrawn',
  'archived',
] as const;
