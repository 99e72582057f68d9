import type { Operation } from '@gwirio/contracts'
import type { Request } from 'express'
import type { ZodError, ZodType } from 'zod'
import type { InputError } from './problem.ts'
import { filesOf } from './read-form.ts'

const maxErrors = 20

type ReadInput =
  | { input: { params: unknown; headers: unknown; body: unknown; files: unknown } }
  | { errors: readonly InputError[] }

/** Checks what comes with a request against its operation; no operation takes a query. */
export function readInput(operation: Operation, request: Request): ReadInput {
  const params = check('path', operation.params, request.params)
  const headers = check('headers', operation.headers, request.headers)
  const body = check('body', operation.body, request.body as unknown)
  const query = Object.keys(request.query).map((name) => ({
    path: `query.${cleanKey(name)}`,
    message: 'No such parameter',
  }))
  const errors = [...params.errors, ...query, ...headers.errors, ...body.errors]
  if (errors.length > 0) return { errors: errors.slice(0, maxErrors) }
  const files = operation.files ? filesOf(request) : undefined
  return {
    input: { params: params.value, headers: headers.value, body: body.value, files },
  }
}

function check(
  place: string,
  schema: ZodType | undefined,
  given: unknown,
): { value: unknown; errors: InputError[] } {
  if (!schema) return { value: undefined, errors: [] }
  const parsed = schema.safeParse(given)
  return parsed.success
    ? { value: parsed.data, errors: [] }
    : { value: undefined, errors: listErrors(place, parsed.error) }
}

function listErrors(place: string, error: ZodError): InputError[] {
  return error.issues.flatMap((issue) => {
    const path = [place, ...issue.path.map(cleanKey)]
    if (issue.code !== 'unrecognized_keys')
      return [{ path: path.join('.'), message: issue.message }]
    return issue.keys.map((key) => ({
      path: [...path, cleanKey(key)].join('.'),
      message: 'No such field',
    }))
  })
}

/** A field's name comes from the caller too: only what can be a name is said back. */
function cleanKey(key: PropertyKey): string {
  const text = String(key)
  return /^[\w-]{1,40}$/.test(text) ? text : '?'
}
