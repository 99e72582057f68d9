export type {
  CorrespondenceChange,
  CorrespondenceItem,
  CorrespondenceView,
  GateAnswer,
  GateQuestion,
  ReceiptClaims,
  WebhookEvent,
  WebhookView,
} from '@gwirio/contracts'
export type { CallOptions } from './call.ts'
export { createGwirioClient, type GwirioClient } from './client.ts'
export type { CorrespondenceList, ListOptions, Place } from './correspondence.ts'
export type { DocumentToSend } from './documents.ts'
export { type ErrorCode, GwirioError } from './error.ts'
export type { FollowOptions } from './follow.ts'
export type { GwirioClientOptions, Surroundings } from './options.ts'
export type { AnswerWithReceipt, AskOptions } from './questions.ts'
export {
  type CheckReceiptOptions,
  checkReceipt,
  type ReceiptCheck,
  type ReceiptKeys,
  receiptKeysAt,
} from './receipt.ts'
export { isRefused, type Refused } from './refused.ts'
export type { Letter, SendOptions } from './send.ts'
export { checkWebhook, type WebhookCheck } from './webhook-check.ts'
export type { NewSecret, Webhooks } from './webhooks.ts'
