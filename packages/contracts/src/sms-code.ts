import { z } from 'zod'
import type { Operation } from './operation.ts'
import { onCase } from './paths.ts'
import { instant, language, uuid } from './words.ts'

export const issueCode = {
  id: 'issueCode',
  summary:
    'Make a code for a verification and text it; the older code of the verification is dead from then on',
  method: 'post',
  path: '/v1/codes',
  scope: 'code:write',
  body: z.strictObject({
    caseId: uuid,
    partyId: uuid,
    verificationId: uuid,
    requestId: uuid.meta({ description: 'The same request again issues nothing new' }),
    mobile: z.string().max(40),
    language,
  }),
  status: 202,
  result: z.strictObject({
    textId: uuid,
    codeNumber: z.int().meta({ description: '1 for the first code of the verification' }),
    codesLeft: z.int(),
  }),
  refusals: [
    'codes-used-up',
    'tries-used-up',
    'code-too-soon',
    'codes-stopped',
    'too-many-texts',
    'mobile-landline',
    'mobile-foreign',
    'mobile-not-a-number',
  ],
} as const satisfies Operation

/**
 * `matched`: consumed by this reply. `wrong`: each candidate cost a try. `too-late`: right, but older than its lifetime when our
 * border received it (costs nothing). `no-live-code`: nothing to compare with (stopped, consumed by another reply, not yet sent).
 */
export const codeOutcome = z.enum(['matched', 'wrong', 'too-late', 'no-live-code'])
export type CodeOutcome = z.infer<typeof codeOutcome>

export const checkCode = {
  id: 'checkCode',
  summary:
    'Compare the candidates of one reply with the live code; the same reply again gets the same answer',
  method: 'post',
  path: '/v1/codes/check',
  scope: 'code:check',
  body: z.strictObject({
    caseId: uuid,
    verificationId: uuid,
    replyId: uuid,
    candidates: z
      .array(z.string().regex(/^\d{6}$/))
      .min(1)
      .max(3),
    receivedAt: instant.meta({ description: 'When our border received the reply' }),
  }),
  status: 200,
  result: z.strictObject({ outcome: codeOutcome, triesLeft: z.int(), codesLeft: z.int() }),
  refusals: [],
} as const satisfies Operation

export const stopCodes = {
  id: 'stopCodes',
  summary: 'Kill the codes of a verification; a text that is still waiting is not sent',
  method: 'post',
  path: '/v1/codes/stop',
  scope: 'code:write',
  body: z.strictObject({ caseId: uuid, verificationId: uuid }),
  status: 204,
  result: z.undefined(),
  refusals: [],
} as const satisfies Operation

/** Twilio calls this; it proves itself by X-Twilio-Signature. The form is Twilio's own. */
export const receiveTextStatus = {
  id: 'receiveTextStatus',
  summary: 'Delivery receipt from Twilio',
  method: 'post',
  path: '/v1/cases/:caseId/texts/:textId/status',
  scope: null,
  params: onCase.extend({ textId: uuid }),
  status: 204,
  result: z.undefined(),
  refusals: ['signature-invalid'],
} as const satisfies Operation

const day = z.iso.date().startsWith('20').meta({ description: 'In the time of Wales' })

export const readTextFigures = {
  id: 'readTextFigures',
  summary: 'Texts and their cost by month, both days included, without personal data',
  method: 'post',
  path: '/v1/text-figures',
  scope: 'figures:read',
  body: z.strictObject({ from: day, to: day }),
  status: 200,
  result: z.strictObject({
    pencePerPart: z.number(),
    months: z
      .array(
        z.strictObject({
          month: z.string().regex(/^\d{4}-\d{2}$/),
          delivered: z.int(),
          sent: z.int().meta({ description: 'Sent, with no receipt yet' }),
          failed: z.int().meta({ description: 'Without those that nobody wanted any more' }),
          parts: z.int().meta({ description: 'Of all that the provider took: what it bills' }),
        }),
      )
      .meta({ description: 'Only months with texts' }),
  }),
  refusals: [],
} as const satisfies Operation

export const smsCodeOperations = [
  issueCode,
  checkCode,
  stopCodes,
  receiveTextStatus,
  readTextFigures,
] as const
