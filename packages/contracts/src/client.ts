import type { Operation, Refusal, ResultOf, UploadedFile } from './operation.ts'
import { type ProblemCode, problems } from './problems.ts'

/** Where a service is and how to prove who asks. */
export interface ServiceAddress {
  readonly baseUrl: string
  readonly token: () => Promise<string>
  /** How long to wait for an answer, in milliseconds. */
  readonly timeoutMilliseconds?: number
}

/** The other side failed, or answered what its contract does not name. Carries no personal data. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly operation: string
  readonly status: number | null
  readonly code: string

  constructor(operation: string, status: number | null, code: string, cause?: unknown) {
    super(`${operation} failed: ${code}${status === null ? '' : ` (${status})`}`, { cause })
    this.operation = operation
    this.status = status
    this.code = code
  }
}

interface CallInput {
  readonly params?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** For an operation that takes files: the body is then sent as a form. */
  readonly files?: ReadonlyArray<Pick<UploadedFile, 'name' | 'declaredType' | 'bytes'>>
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
  const response = await send(service, operation, input)
  if (response.status === operation.status) return readResult(operation, response)
  const code = await readProblemCode(response)
  if (operation.refusals.some((refusal) => refusal === code))
    return { refused: code as Op['refusals'][number] }
  throw new ServiceError(operation.id, response.status, code)
}

async function send(
  service: ServiceAddress,
  operation: Operation,
  input: CallInput,
): Promise<Response> {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  )
  const headers: Record<string, string> = { ...input.headers, accept: 'application/json' }
  if (operation.scope !== null) headers['authorization'] = `Bearer ${await service.token()}`
  if (operation.body && !operation.files) headers['content-type'] = 'application/json'
  try {
    return await fetch(new URL(path, service.baseUrl), {
      method: operation.method.toUpperCase(),
      headers,
      body: writeBody(operation, input),
      redirect: 'error',
      signal: AbortSignal.timeout(service.timeoutMilliseconds ?? 10_000),
    })
  } catch (cause) {
    throw new ServiceError(operation.id, null, 'not-ready', cause)
  }
}

function writeBody(operation: Operation, input: CallInput): string | FormData | null {
  if (!operation.body) return null
  if (!operation.files) return JSON.stringify(input.body)
  const form = new FormData()
  for (const [name, value] of Object.entries(input.body as Record<string, unknown>))
    if (value !== undefined) form.append(name, String(value))
  for (const { name, declaredType, bytes } of input.files ?? [])
    form.append(
      operation.files.field,
      new Blob([new Uint8Array(bytes)], { type: declaredType }),
      name,
    )
  return form
}

async function readResult<Op extends Operation>(
  operation: Op,
  response: Response,
): Promise<ResultOf<Op>> {
  const value: unknown = response.status === 204 ? undefined : await response.json()
  const parsed = operation.result.safeParse(value)
  if (!parsed.success) throw new ServiceError(operation.id, response.status, 'contract-broken')
  return parsed.data as ResultOf<Op>
}

async function readProblemCode(response: Response): Promise<ProblemCode | 'no-problem-code'> {
  const body: unknown = await response.json().catch(() => null)
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null
  return typeof code === 'string' && code in problems ? (code as ProblemCode) : 'no-problem-code'
}
