import { z } from 'zod'
import { practiceManners } from '../../gateways/practice-world.ts'

/** How the made-up service user is to reply. */
export const practiceForm = z.object({ manner: z.enum(practiceManners) })
