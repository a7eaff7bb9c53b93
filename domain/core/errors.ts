/** Why something is refused, or cannot be done. */

/**
 * What is set up wrong, in a table, a template or a policy: the message names it, and holds nothing of any person. Whoever
 * looks after the process puts it right; the job is then tried again.
 */
export class SetUpError extends Error {
  override name = 'SetUpError';
}

/** A job that does not carry what its handler needs: the model is wrong, so trying again would not help. */
export class JobInputError extends Error {
  override name = 'JobInputError';
}

/** Why a use case refuses. `code` is stable; web/i18n has the words (`errors.<code>`). */
export class DomainError extends Error {
  constructor(
    readonly code:
      | 'notFound' // unknown, or not this user's to see and to know of
      | 'forbidden' // known to exist, but not for this user
      | 'alreadyClaimed' // details.by = display name
      | 'tookPart' // the task needs somebody who has not done certain others in the case
      | 'takenAway' // they had it, and it went back: details.by = display name or '', details.reason
      | 'alreadyDone' // the task was completed before
      | 'taskGone' // the task no longer exists; the text is kept
      | 'stale' // changed by somebody else in the meantime
      | 'invalid' // details.fields = { key: message code }
      | 'wrongState'
      | 'sentBefore' // the same form came before, and was heard
      | 'signInFailed'
      | 'signInDelayed', // details.seconds
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }

  /** What is wrong with which field; empty where it is not that. */
  get fields(): Record<string, string> {
    return this.details.fields ?? {};
  }
}

interface ErrorDetails {
  /** Of `invalid`: field → message code. */
  fields?: Record<string, string>;
  [other: string]: unknown;
}
