import type { ZodSafeParseResult, ZodType } from 'zod'
import type { Operation, Refusal, ResultOf, UploadedFile } from './operation.ts'
import { type ProblemCode, problems } from './problems.ts'

/** The other side failed, or answered what its contract does not name. Carries no personal data. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly operation: string
  readonly status: number | null
  readonly code: string
  /** After how many seconds the other side wants to be asked again, where it said so. */
  readonly retryAfterSeconds: number | null
  /** For `invalid-input`: places and rules, never values. */
  readonly errors: readonly FieldError[]

  constructor(
    operation: string,
    status: number | null,
    code: string,
    more: {
      cause?: unknown
      retryAfterSeconds?: number | null
      errors?: readonly FieldError[]
    } = {},
  ) {
    super(`${operation} failed: ${code}${status === null ? '' : ` (${status})`}`, {
      cause: more.cause,
    })
    this.operation = operation
    this.status = status
    this.code = code
    this.retryAfterSeconds = more.retryAfterSeconds ?? null
    this.errors = more.errors ?? []
  }
}

/** A field that was not accepted, as problem documents name it. */
export interface FieldError {
  readonly path: string
  readonly message: string
}

/** What goes with a request; an operation that takes files gets its body as a form. */
export interface CallInput {
  readonly params?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly files?: ReadonlyArray<Pick<UploadedFile, 'name' | 'declaredType' | 'bytes'>>
}

/** A request for one operation, without its token: path, method, headers and body for `fetch`. */
export function writeRequest(operation: Operation, input: CallInput) {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  )
  const headers: Record<string, string> = { ...input.headers, accept: 'application/json' }
  if (operation.body && !operation.files) headers['content-type'] = 'application/json'
  return {
    path,
    method: operation.method.toUpperCase(),
    headers,
    body: writeBody(operation, input),
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

/** Reads a result by its schema; a client of another version may be more tolerant. */
export type ParseResult = (schema: ZodType, value: unknown) => ZodSafeParseResult<unknown>

const parseStrictly: ParseResult = (schema, value) => schema.safeParse(value)

/**
 * Reads the answer to one operation.
 *
 * @returns its result, or one of the refusals that the operation names
 * @throws {ServiceError} on everything else
 */
export async function readAnswer<Op extends Operation>(
  operation: Op,
  response: Response,
  parse: ParseResult = parseStrictly,
): Promise<ResultOf<Op> | Refusal<Op['refusals'][number]>> {
  if (response.status === operation.status) return readResult(operation, response, parse)
  const { code, errors } = await readProblem(response)
  if (operation.refusals.some((refusal) => refusal === code))
    return { refused: code as Op['refusals'][number] }
  const retryAfterSeconds = readRetryAfter(response)
  throw new ServiceError(operation.id, response.status, code, { retryAfterSeconds, errors })
}

async function readResult<Op extends Operation>(
  operation: Op,
  response: Response,
  parse: ParseResult,
): Promise<ResultOf<Op>> {
  const value: unknown = response.status === 204 ? undefined : await response.json()
  const parsed = parse(operation.result, value)
  if (!parsed.success) throw new ServiceError(operation.id, response.status, 'contract-broken')
  return parsed.data as ResultOf<Op>
}

async function readProblem(
  response: Response,
): Promise<{ code: ProblemCode | 'no-problem-code'; errors: FieldError[] }> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('code' in body))
    return { code: 'no-problem-code', errors: [] }
  const code = typeof body.code === 'string' && Object.hasOwn(problems, body.code)
  const errors = 'errors' in body && Array.isArray(body.errors) ? body.errors : []
  return {
    code: code ? (body.code as ProblemCode) : 'no-problem-code',
    errors: errors.map(({ path, message }) => ({ path: String(path), message: String(message) })),
  }
}

/** Seconds (RFC 9110 §10.2.3); a date is not read: no service of this house sends one. */
function readRetryAfter(response: Response): number | null {
  const value = response.headers.get('retry-after') ?? ''
  return /^\d{1,6}$/.test(value) ? Number(value) : null
}
