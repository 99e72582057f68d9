import { z } from 'zod'

/** What is searched for: it goes in the body, never into an address. */
export const findForm = z.object({ text: z.string().trim().min(2).max(100) })
