export { type ClientGrant, createClientGrant, type Granted } from './client-grant.ts'
export * from './clock.ts'
export * from './common-settings.ts'
export type { Every, ServerSentEvent } from './event-stream.ts'
export * from './http-app.ts'
export * from './listen.ts'
export { explainListenError } from './listen-error.ts'
export * from './logger.ts'
export * from './mail-settings.ts'
export * from './metrics.ts'
export { nameOf } from './name-of.ts'
export * from './one-at-a-time.ts'
export type { Readiness } from './own-endpoints.ts'
export { type InputError, sendProblem } from './problem.ts'
export { filesOf, readForm } from './read-form.ts'
export { requestIdOf } from './request-context.ts'
export {
  type Route,
  type RouteRequest,
  route,
  type StreamRequest,
  stream,
  type WebhookRequest,
  webhook,
} from './route.ts'
export * from './run-process.ts'
export * from './service-token.ts'
export * from './setting.ts'
export * from './setting-pairs.ts'
export * from './settings.ts'
export * from './token-verifier.ts'
export { createWorkQueue, type WorkQueue } from './work-queue.ts'
