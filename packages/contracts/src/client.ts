import { type CallInput, readAnswer, ServiceError, writeRequest } from './exchange.ts'
import type { Operation, Refusal, ResultOf } from './operation.ts'

/** Where a service is and how to prove who asks. */
export interface ServiceAddress {
  readonly baseUrl: string
  readonly token: () => Promise<string>
  /** How long to wait for an answer, in milliseconds. */
  readonly timeoutMilliseconds?: number
}

/**
 * Calls one operation of another service.
 *
 * @returns its result, or one of the refusals that the operation names
 * @throws {ServiceError} when the service cannot be reached or answers outside its contract
 */
export async function callOperation<Op extends Operation>(
  service: ServiceAddress,
  operation: Op,
  input: CallInput = {},
): Promise<ResultOf<Op> | Refusal<Op['refusals'][number]>> {
  return readAnswer(operation, await send(service, operation, input))
}

async function send(
  service: ServiceAddress,
  operation: Operation,
  input: CallInput,
): Promise<Response> {
  const { path, headers, ...request } = writeRequest(operation, input)
  if (operation.scope !== null) headers['authorization'] = `Bearer ${await service.token()}`
  try {
    return await fetch(new URL(path, service.baseUrl), {
      ...request,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(service.timeoutMilliseconds ?? 10_000),
    })
  } catch (cause) {
    throw new ServiceError(operation.id, null, 'not-ready', { cause })
  }
}
