import type { output, ZodType } from 'zod'
import type { ProblemCode } from './problems.ts'

/** OAuth 2.0 scopes; a token carries those that its holder was given. */
export const scopes = [
  'party:read',
  'party:write',
  'party:unlock',
  'party:report',
  'area:manage',
  'retention:manage',
  'identity-check:write',
  'identity-check:read',
  'code:write',
  'code:check',
  'text:report',
  'verification:read',
  'verification:write',
  'verification:watch',
  'verification:explain',
  'approval:decide',
  'approval:manage',
  'template:manage',
  'figures:read',
  'staff:manage',
  'client:manage',
  'session:end',
  'correspondence:send',
  'correspondence:watch',
  'correspondence:manage',
  'correspondence:hand-over',
  'correspondence:report',
  'detail:search',
] as const
export type Scope = (typeof scopes)[number]

/**
 * One thing that a service does over HTTP, described once: the service mounts it, the client calls it and
 * OpenAPI documents it from the same object.
 */
export interface Operation {
  readonly id: string
  readonly summary: string
  readonly method: 'get' | 'post'
  /** Path with named parameters as Express writes them, e.g. `/v1/cases/:caseId`. */
  readonly path: string
  /** What the token must allow; `null` for the few that prove themselves in another way (a signature). */
  readonly scope: Scope | null
  /** Does as well as `scope`: for whom may see it without being able to do it. */
  readonly orScope?: Scope
  readonly params?: ZodType
  /** By their names in lower case, as Node has them. */
  readonly headers?: ZodType
  readonly body?: ZodType
  /** Of a JSON body, where it is larger than others. */
  readonly maxBodyBytes?: number
  /** The body is multipart/form-data (RFC 7578): the fields of `body`, and files under this name. */
  readonly files?: FileField
  /** For its pages: made up, of the right form. */
  readonly example?: {
    readonly body?: object
    readonly headers?: Readonly<Record<string, string>>
  }
  readonly status: 200 | 201 | 202 | 204
  readonly result: ZodType
  /** Refusals that this operation can answer with, beside the common ones (input, token, scope). */
  readonly refusals: readonly ProblemCode[]
}

/** Files that come with a request. */
export interface FileField {
  readonly field: string
  readonly most: number
  /** Of all of them together, with the fields. */
  readonly maxBytes: number
}

/** A file as it came: name and type are the sender's word. */
export interface UploadedFile {
  readonly name: string
  readonly declaredType: string
  readonly bytes: Buffer
}

type OutputOf<Schema> = Schema extends ZodType ? output<Schema> : undefined

/** What a handler receives once the request was checked against the operation. */
export interface InputOf<Op extends Operation> {
  params: OutputOf<Op['params']>
  headers: OutputOf<Op['headers']>
  body: OutputOf<Op['body']>
  files: Op['files'] extends FileField ? readonly UploadedFile[] : undefined
}

export type ResultOf<Op extends Operation> = output<Op['result']>

/** A refusal is a value: the code is stable, the status and words come from `problems`. */
export interface Refusal<Code extends ProblemCode = ProblemCode> {
  readonly refused: Code
}

/** The words a handler may answer with: the result, or one of the refusals that its operation names. */
export type AnswerOf<Op extends Operation> = ResultOf<Op> | Refusal<Op['refusals'][number]>

/** Makes a refusal; the only way they are written. */
export function refuse<const Code extends ProblemCode>(code: Code): Refusal<Code> {
  return { refused: code }
}

/** Tells a refusal from a result. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer
}
