import type { ChangeKind } from './verification-view.ts'
import { area } from './words.ts'

const refusedCode = [
  'codes-used-up',
  'tries-used-up',
  'code-too-soon',
  'codes-stopped',
  'too-many-texts',
  'mobile-landline',
  'mobile-foreign',
  'mobile-not-a-number',
  'text-not-safe-now',
] as const

/**
 * The reason words that each kind of change can carry; staff pages have words of both languages for every one. A change
 * of another kind carries none.
 */
export const changeReasons = {
  /** `smtp-<reply code>` (RFC 5321 §4.2) when a mail server gave one. */
  'prompt-failed': ['bounced', 'eenvelope', 'emessage', 'smtp-550'],
  'text-failed': [
    'not-sent-in-time',
    'not-confirmed',
    'not-a-mobile',
    'landline',
    'opted-out',
    'country-not-allowed',
    'unreachable',
    'blocked',
    'unknown-number',
    'filtered',
    'refused',
    'not-delivered',
  ],
  'code-refused': refusedCode,
  'reply-ignored': [
    'automatic',
    'null-reverse-path',
    'unknown',
    'delivery-delayed',
    'unclear-bounce',
    'older-prompt',
    'not-open',
  ],
  'reply-held': [
    'unreadable',
    'from-unclear',
    'other-address',
    'other-reply-to',
    'other-sender',
    'has-cc',
    'other-recipient',
    'looks-automatic',
    'weak-authentication',
    'not-authenticated',
    'texts-disagree',
    'too-many-codes',
    'several-verifications',
    'no-live-code',
    'read-too-late',
    'could-not-be-judged',
  ],
  'wrong-code': ['tries-used-up'],
  'code-too-late': ['codes-used-up'],
  suspended: [
    'doubt',
    'contact-changed',
    'new-party-in-case',
    'concern-raised',
    'bounced',
    'refused-by-server',
    'complained',
    'other-address',
    'frozen',
  ],
  failed: refusedCode,
  expired: ['no-good-reply'],
  cancelled: [
    'staff',
    'stop-safely',
    'superseded',
    'frozen',
    'contact-changed',
    'concern-raised',
    'case-ended',
  ],
  settled: ['phoned', 'other-route', 'nothing-to-do'],
  'handed-over': area.options,
  'approval-requested': ['accept-reply', 'resume'],
  'approval-granted': ['accept-reply', 'resume', 'near-miss-address', 'mobile-changed'],
  'approval-refused': ['accept-reply', 'resume'],
  ended: ['case-ended', 'withdrawn', 'superseded', 'verified-too-long-ago'],
} as const satisfies Partial<Record<ChangeKind, readonly string[]>>

export type ReasonOf<Kind extends keyof typeof changeReasons> = (typeof changeReasons)[Kind][number]
export type ReasonWord = ReasonOf<keyof typeof changeReasons>
