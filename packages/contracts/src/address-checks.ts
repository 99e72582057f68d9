import { z } from 'zod'
import { callRefusals } from './call-refusals.ts'
import type { Operation } from './operation.ts'
import { onCase } from './paths.ts'
import { addressText, uuid } from './words.ts'

/** What each check at entry found; `stop` cannot be sent to, `second-person` only when somebody else approves. */
export const addressCheck = z.enum([
  'form',
  'takes-mail',
  'typing-error',
  'look-alike-letters',
  'role-mailbox',
  'disposable-provider',
  'own-domain',
  'other-parties',
])
export const addressFinding = z.strictObject({
  check: addressCheck,
  result: z.enum(['good', 'look-again', 'second-person', 'stop', 'not-known']),
  suggestion: z.string().nullable().meta({ description: 'What may have been meant' }),
})
export type AddressFinding = z.infer<typeof addressFinding>

export const checkAddress = {
  id: 'checkAddress',
  summary: 'Check a preferred address before anything is sent; says never whose another address is',
  method: 'post',
  path: '/v1/cases/:caseId/address-checks',
  scope: 'verification:write',
  params: onCase,
  body: z.strictObject({ identityCheckId: uuid, address: addressText }),
  status: 200,
  result: z.strictObject({
    findings: z.array(addressFinding),
    approval: z.enum(['not-needed', 'needed', 'waiting', 'approved', 'refused']).meta({
      description: 'What a second person has to say to this address or the mobile on file',
    }),
    approvalId: uuid.nullable(),
    mobileChangedRecently: z.boolean(),
  }),
  refusals: [...callRefusals, 'too-many-addresses', 'not-ready'],
} as const satisfies Operation
