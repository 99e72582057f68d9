import { z } from 'zod'
import { checkAddress } from './address-checks.ts'
import { callRefusals } from './call-refusals.ts'
import { readFigures } from './figures.ts'
import type { Operation } from './operation.ts'
import { reportPartyChange } from './party-changes.ts'
import { onCase, onParty, onVerification } from './paths.ts'
import { readReply } from './replies.ts'
import { change, safeToText, verificationView } from './verification-view.ts'
import { addressText, caseReference, instant, partyReference, uuid } from './words.ts'

export const startVerification = {
  id: 'startVerification',
  summary:
    'Start a verification: the prompt goes to the preferred address, the code to the mobile on file',
  method: 'post',
  path: '/v1/cases/:caseId/verifications',
  scope: 'verification:write',
  params: onCase,
  body: z.strictObject({
    identityCheckId: uuid,
    address: addressText,
    addressAgain: addressText,
    safeContact: z.strictObject({
      phoneIsPrivate: z.boolean(),
      mailboxIsPrivate: z.boolean(),
      safeToText,
    }),
  }),
  status: 201,
  result: verificationView,
  refusals: [
    ...callRefusals,
    'phone-not-safe',
    'mailbox-not-safe',
    'addresses-differ',
    'address-not-valid',
    'address-takes-no-mail',
    'address-is-ours',
    'address-not-usable',
    'too-many-addresses',
    'mobile-missing',
    'mobile-not-usable',
    'approval-needed',
    'frozen',
    'case-ended',
    'mobile-landline',
    'mobile-foreign',
    'mobile-not-a-number',
    'not-ready',
  ],
} as const satisfies Operation

export const readVerification = {
  id: 'readVerification',
  summary: 'Read one verification with what happened to it',
  method: 'get',
  path: '/v1/cases/:caseId/verifications/:verificationId',
  scope: 'verification:watch',
  params: onVerification,
  status: 200,
  result: verificationView,
  refusals: ['verification-not-found'],
} as const satisfies Operation

export const listVerifications = {
  id: 'listVerifications',
  summary: 'The verifications of one party, newest first',
  method: 'get',
  path: '/v1/cases/:caseId/parties/:partyId/verifications',
  scope: 'verification:watch',
  params: onParty,
  status: 200,
  result: z.strictObject({ verifications: z.array(verificationView) }),
  refusals: [],
} as const satisfies Operation

export const findVerificationsByAddress = {
  id: 'findVerificationsByAddress',
  summary: 'The parties with a verification of this address; what was looked for is audited',
  method: 'post',
  path: '/v1/verifications/search',
  scope: 'verification:watch',
  body: z.strictObject({ address: addressText }),
  status: 200,
  result: z.strictObject({
    parties: z.array(
      z.strictObject({ caseId: uuid, caseReference, partyId: uuid, partyReference }),
    ),
    more: z.boolean(),
  }),
  refusals: [],
} as const satisfies Operation

/** Server-sent events: one `change` event for each change, its `id` the sequence; `Last-Event-ID` goes on from there. */
export const watchVerification = {
  id: 'watchVerification',
  summary: 'Stream of the changes of one verification (server-sent events)',
  method: 'get',
  path: '/v1/cases/:caseId/verifications/:verificationId/changes',
  scope: 'verification:watch',
  params: onVerification,
  status: 200,
  result: change,
  refusals: ['verification-not-found', 'busy'],
} as const satisfies Operation

export const requestNewCode = {
  id: 'requestNewCode',
  summary: 'Text a new code; the older one is dead from then on',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/new-code',
  scope: 'verification:write',
  params: onVerification,
  status: 200,
  result: verificationView,
  refusals: [
    'verification-not-found',
    'state-does-not-allow',
    'code-too-soon',
    'codes-used-up',
    'tries-used-up',
    'codes-stopped',
    'too-many-texts',
    'text-not-safe-now',
    'not-ready',
  ],
} as const satisfies Operation

const decision = (
  id: string,
  verb: string,
  summary: string,
  reasons: readonly [string, ...string[]],
) =>
  ({
    id,
    summary,
    method: 'post',
    path: `/v1/cases/:caseId/verifications/:verificationId/${verb}`,
    scope: 'verification:write',
    params: onVerification,
    body: z.strictObject({ reason: z.enum(reasons) }),
    status: 200,
    result: verificationView,
    refusals: ['verification-not-found', 'state-does-not-allow'],
  }) as const satisfies Operation

export const cancelVerification = decision(
  'cancelVerification',
  'cancel',
  'Cancel before it is verified',
  ['staff', 'stop-safely'],
)

export const suspendVerification = decision(
  'suspendVerification',
  'suspend',
  'Suspend at the first doubt',
  ['doubt', 'contact-changed', 'new-party-in-case'],
)

export const endVerification = decision(
  'endVerification',
  'end',
  'End: nothing may be sent on it any more',
  ['case-ended', 'withdrawn'],
)

export const reportText = {
  id: 'reportText',
  summary: 'What became of a text (sms-code only)',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/text-reports',
  scope: 'text:report',
  params: onVerification,
  body: z.strictObject({
    textId: uuid,
    status: z.enum(['sent', 'delivered', 'failed']),
    at: instant,
    reason: z.string().max(60).nullable(),
  }),
  status: 204,
  result: z.undefined(),
  refusals: ['verification-not-found'],
} as const satisfies Operation

export const emailVerificationOperations = [
  startVerification,
  readVerification,
  listVerifications,
  findVerificationsByAddress,
  readReply,
  watchVerification,
  requestNewCode,
  cancelVerification,
  suspendVerification,
  endVerification,
  reportText,
  checkAddress,
  reportPartyChange,
  readFigures,
] as const
