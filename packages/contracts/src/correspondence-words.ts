import { z } from 'zod'

export const correspondenceKind = z.enum(['letter', 'report', 'other'])
export type CorrespondenceKind = z.infer<typeof correspondenceKind>

/**
 * Where something that leaves is. `waiting`: it can still be recalled by anyone of the area; `sending`: it is being handed
 * to the recipient's server at this moment; `delivered`: as far as that server said so afterwards.
 */
export const correspondenceState = z.enum([
  'waiting',
  'queued',
  'held',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'recalled',
  'refused',
])
export type CorrespondenceState = z.infer<typeof correspondenceState>

/** How it came to us. */
export const wayIn = z.enum(['http', 'smtp', 'staff'])
export type WayIn = z.infer<typeof wayIn>

/** Why something is held, refused or bounced; staff pages have words of both languages for every one. */
export const correspondenceReasons = {
  held: [
    'suspended',
    'frozen',
    'details-of-others',
    'after-a-hold',
    'details-not-checked',
    'not-scanned',
    'encrypted',
    'unreadable',
    'no-text',
    'active-content',
    'no-tls',
    'tls-policy',
    'may-have-left',
    'could-not-be-sent',
  ],
  refused: [
    'not-verified',
    'address-not-valid',
    'unknown',
    'never-verified',
    'awaiting-reply',
    'other-address',
    'failed',
    'expired',
    'cancelled',
    'ended',
    'refused-by-server',
    'gave-up',
    'refused-by-staff',
  ],
  bounced: ['bounced', 'complained'],
  recalled: ['recalled', 'may-have-left'],
} as const satisfies Partial<Record<CorrespondenceState, readonly string[]>>
export type CorrespondenceReason =
  (typeof correspondenceReasons)[keyof typeof correspondenceReasons][number]
export type HoldReason = (typeof correspondenceReasons)['held'][number]

/** What happened to something that leaves, in order; each is also told by webhook as `correspondence.<kind>`. */
export const correspondenceChangeKind = z.enum([
  'submitted',
  'queued',
  'held',
  'released',
  'deferred',
  'sent',
  'delivered',
  'bounced',
  'recalled',
  'refused',
])
export type CorrespondenceChangeKind = z.infer<typeof correspondenceChangeKind>

/** What may be done with it now. */
export const correspondenceStep = z.enum(['recall', 'release', 'refuse', 'wrong-recipient'])
export type CorrespondenceStep = z.infer<typeof correspondenceStep>

/** Where in a message something was found. */
export const contentPlace = z.enum(['subject', 'body', 'file-name', 'document', 'properties'])
export type ContentPlace = z.infer<typeof contentPlace>
