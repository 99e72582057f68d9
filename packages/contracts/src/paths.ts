import { z } from 'zod'
import { uuid } from './words.ts'

/** What the path of an operation names. */
export const onCase = z.strictObject({ caseId: uuid })
export const onParty = onCase.extend({ partyId: uuid })
export const onCorrespondence = onCase.extend({ correspondenceId: uuid })
export const onVerification = onCase.extend({ verificationId: uuid })
