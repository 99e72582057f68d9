import { practiceManner } from '@gwirio/contracts'
import { z } from 'zod'

/** How the made-up service user is to reply. */
export const practiceForm = z.object({ manner: practiceManner })
