import { isRefusal, type Operation, type ResultOf, ServiceError } from '@gwirio/contracts'
import type { Request } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'

/**
 * Asks for a list that no service refuses.
 *
 * @throws {ServiceError} when the service cannot be reached or answers outside its contract
 */
export async function askAll<Op extends Operation & { readonly refusals: readonly [] }>(
  context: Context,
  request: Request,
  service: Parameters<typeof callAs>[2],
  operation: Op,
): Promise<ResultOf<Op>> {
  const answer = await callAs(context, request, service, operation)
  if (isRefusal(answer)) throw new ServiceError(operation.id, null, 'contract-broken')
  return answer as ResultOf<Op>
}
