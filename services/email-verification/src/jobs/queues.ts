/** The service's queues; each job can run twice. */
export const queues = [
  'send-prompt',
  'send-answer',
  'issue-code',
  'stop-codes',
  'read-reply',
  'expire',
  'clear-unknown',
  'accept-reply',
  'compare-again',
  'rotate-receipt-keys',
] as const

/**
 * What must reach sms-code before a text that waits there can leave: when sms-code comes back after a restart, it hears
 * of it within seconds. After five minutes the job goes on as every other.
 */
export const quickRetries = { retryLimit: 150, retryDelaySeconds: 2, isSteady: true } as const

/** As the report that asks for it: hourly for about a month once the first day is over. */
export const comparisonRetries = { retryLimit: 34 + 30 * 24 } as const

/** Ids only: finished jobs stay readable. */
export interface VerificationJob {
  readonly caseId: string
  readonly verificationId: string
}

export interface MailJob extends VerificationJob {
  readonly mailId: string
}

export interface CodeJob extends VerificationJob {
  readonly requestId: string
  /** When staff asked for it, with the person on the line; null: nobody did. */
  readonly askedAt: string | null
}

/** A reply that two people accepted. */
export interface AcceptJob extends MailJob {
  readonly approvalId: string
}

export interface ReplyJob {
  readonly mailId: string
}
