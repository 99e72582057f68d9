import {
  type CallInput,
  callOperation,
  isRefusal,
  type Operation,
  type Refusal,
  type ResultOf,
  refuse,
  type ServiceAddress,
  ServiceError,
} from '@gwirio/contracts'
import type { Request } from 'express'
import { accessTokenOf } from './access-token.ts'
import type { Context } from './context.ts'

export type Service =
  | 'identityCheck'
  | 'emailVerification'
  | 'smsCode'
  | 'signIn'
  | 'correspondence'
interface Input
  extends Partial<Pick<CallInput, 'params' | 'headers' | 'body' | 'files'>>,
    Pick<ServiceAddress, 'timeoutMilliseconds'> {}
type Answer<Op extends Operation> = ResultOf<Op> | Refusal<Op['refusals'][number]>

/** What closes the gate waits while a message is handed over: longer than `HAND_OVER_SECONDS` as it is by default. */
const handOverPatienceMilliseconds = 45_000

/**
 * Calls an operation of a service with the signed-in person's own token.
 *
 * @throws {ServiceError} when the service cannot be reached or answers outside its contract
 * @throws {SignedOutError} when the person has to sign in again
 */
export async function callAs<Op extends Operation>(
  context: Context,
  request: Request,
  service: Service,
  operation: Op,
  { timeoutMilliseconds = findPatience(service, operation), ...input }: Input = {},
): Promise<Answer<Op>> {
  const baseUrl = context.config[`${service}Url`] ?? context.config.issuer
  const token = () => accessTokenOf(context, request)
  const address = { baseUrl, token, ...(timeoutMilliseconds && { timeoutMilliseconds }) }
  return callOperation(address, operation, input)
}

function findPatience(service: Service, { method }: Operation): number | undefined {
  const mayWait = service === 'emailVerification' && method === 'post'
  return mayWait ? handOverPatienceMilliseconds : undefined
}

/**
 * As {@link callAs}, for what no service refuses, such as most lists.
 *
 * @throws {ServiceError} also when it was refused all the same
 */
export async function askAs<Op extends Operation & { readonly refusals: readonly [] }>(
  ...call: Parameters<typeof callAs<Op>>
): Promise<ResultOf<Op>> {
  const answer = await callAs(...call)
  const [, , , operation] = call
  if (isRefusal(answer)) throw new ServiceError(operation.id, null, 'contract-broken')
  return answer as ResultOf<Op>
}

/** As {@link callAs}, but a service that is down is a refusal too, so that a form keeps what was typed. */
export async function tryAs<Op extends Operation>(
  ...call: Parameters<typeof callAs<Op>>
): Promise<Answer<Op> | Refusal<'not-ready'>> {
  try {
    return await callAs(...call)
  } catch (error) {
    if (isDown(error)) return refuse('not-ready')
    throw error
  }
}

/** The service did not answer, or said that it cannot now. */
export function isDown(error: unknown): boolean {
  if (!(error instanceof ServiceError)) return false
  return error.status === null || [502, 503, 504].includes(error.status)
}
