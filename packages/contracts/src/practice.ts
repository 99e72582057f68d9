import { z } from 'zod'

/** The replies that staff practise with: the made-up world writes them, where mail and texts reach nobody. */
export const practiceManner = z.enum([
  'good',
  'wrong',
  'late',
  'automatic',
  'other-address',
  'unsigned',
])
export type PracticeManner = z.infer<typeof practiceManner>

/** Where the made-up world is asked for a reply. No service answers there. */
export const practiceReplyPath = '/api/practice-replies'

/** 202: when it leaves. */
export const practiceReplySent = z.object({ leavesAt: z.iso.datetime() })

/** What it would need that has not come yet. */
export const practiceReplyMissing = z.object({ code: z.enum(['no-prompt', 'no-code']) })
