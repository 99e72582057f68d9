import {
  type CallInput,
  type Operation,
  type Refusal,
  type ResultOf,
  readAnswer,
  ServiceError,
  writeRequest,
} from '@gwirio/contracts'
import { GwirioError } from './error.ts'
import {
  baseUrlOf,
  type GwirioClientOptions,
  type ServiceName,
  type Surroundings,
} from './options.ts'
import { explain, type Refused } from './refused.ts'
import { delayBeforeRetry, undecided } from './retry.ts'
import type { Tokens } from './tokens.ts'
import { parseTolerantly } from './tolerant.ts'
import { type OnProgress, streamForm } from './upload.ts'

/** What any call takes. */
export interface CallOptions {
  /** Ends the call and what it waits for; it rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

interface Call extends CallInput, CallOptions {
  /** Whether it may be asked again without knowing what became of the last attempt. */
  readonly isRepeatable: boolean
  readonly timeoutMilliseconds?: number
  /** Asked for beside the scope of the operation. */
  readonly moreScope?: string
  readonly onProgress?: OnProgress | undefined
}

/** `busy` and `not-ready` are thrown: nothing was decided. */
type Decided<Op extends Operation> = Exclude<Op['refusals'][number], 'busy' | 'not-ready'>
/** An operation that refuses nothing answers with its result alone. */
export type AnswerTo<Op extends Operation> =
  | ResultOf<Op>
  | ([Decided<Op>] extends [never] ? never : Refused<Decided<Op>>)

/** Asks an operation, again where that is safe. */
export type Ask = <Op extends Operation>(
  service: ServiceName,
  operation: Op,
  call: Call,
) => Promise<AnswerTo<Op>>

const timeoutMilliseconds = 10_000

export function createAsk(
  options: GwirioClientOptions,
  { tokens, surroundings }: { tokens: Tokens; surroundings: Surroundings },
): Ask {
  return async (service, operation, call) => {
    const scope = [operation.scope, call.moreScope].filter(Boolean).join(' ')
    const once = { options, service, operation, call }
    let renewals = 1
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await askOnce(once, await tokens.get(scope))
        return explain(answer) as AnswerTo<typeof operation>
      } catch (error) {
        call.signal?.throwIfAborted()
        if (!(error instanceof ServiceError)) throw error
        if (error.code === 'token-invalid' && renewals-- > 0) {
          tokens.renew(scope)
          continue
        }
        const delay = delayBeforeRetry({
          error,
          attempt,
          attempts: options.attempts ?? 5,
          isRepeatable: call.isRepeatable,
          random: surroundings.random(),
        })
        if (delay === null) throw asGwirioError(error)
        await surroundings.wait(delay, call.signal)
      }
    }
  }
}

interface Once<Op extends Operation> {
  readonly options: GwirioClientOptions
  readonly service: ServiceName
  readonly operation: Op
  readonly call: Call
}

async function askOnce<Op extends Operation>(
  { options, service, operation, call }: Once<Op>,
  token: string,
): Promise<ResultOf<Op> | Refusal> {
  const { path, method, headers, body } = writeRequest(operation, call)
  const form = body instanceof FormData ? await streamForm(body, call.onProgress) : null
  const limit = call.timeoutMilliseconds ?? options.timeoutMilliseconds ?? timeoutMilliseconds
  const timeOut = AbortSignal.timeout(limit)
  try {
    const response = await fetch(new URL(path.slice(1), baseUrlOf(options, service)), {
      method,
      headers: { ...headers, authorization: `Bearer ${token}`, ...form?.headers },
      body: form ? form.body : (body as string | null),
      redirect: 'error',
      signal: call.signal ? AbortSignal.any([call.signal, timeOut]) : timeOut,
      ...(form && { duplex: 'half' }),
    })
    const asked = undecided.has(response.status) ? { ...operation, refusals: [] } : operation
    return await readAnswer(asked, response, parseTolerantly)
  } catch (cause) {
    if (cause instanceof ServiceError || cause instanceof GwirioError) throw cause
    throw new ServiceError(operation.id, null, timeOut.aborted ? 'timed-out' : 'unreachable')
  }
}

function asGwirioError({ operation, code, status, errors }: ServiceError): GwirioError {
  return new GwirioError({ operation, code, status, errors })
}
