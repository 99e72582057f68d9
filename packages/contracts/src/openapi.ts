import type { ZodObject } from 'zod'
import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi'
import { describeCall, describeService, exampleOf } from './openapi-words.ts'
import type { Operation, Scope } from './operation.ts'
import { type ProblemCode, problems } from './problems.ts'

const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What to do about it' }),
    code: z.string().meta({ description: 'Stable word of the refusal' }),
    instance: z.string().meta({ description: 'The request id' }),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

const retryAfter = z.int().meta({ description: 'Seconds to wait', example: 5 })

const commonRefusals: readonly ProblemCode[] = ['internal-error', 'not-ready']

/** The OpenAPI 3.1 document of a service, made from its operations. */
export function openApiDocument(service: {
  title: string
  version: string
  operations: readonly Operation[]
  tokenUrl: string
}): object {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of service.operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describe(operation) }
  }
  const scopes = service.operations
    .flatMap(scopesOf)
    .map((scope) => [scope, 'Needed by some operations'])
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: service.title,
      version: service.version,
      description: describeService(service),
    },
    paths,
    components: {
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: {
            clientCredentials: { tokenUrl: service.tokenUrl, scopes: Object.fromEntries(scopes) },
          },
        },
      },
    },
  })
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  return {
    operationId: operation.id,
    tags: ['Operations'],
    summary: operation.summary,
    description: describeCall(operation, scopesOf(operation)),
    security: scopesOf(operation).map((scope) => ({ oauth: [scope] })),
    requestParams: {
      ...(operation.params ? { path: operation.params as ZodObject } : {}),
      ...(operation.headers ? { header: operation.headers as ZodObject } : {}),
    },
    ...(operation.body
      ? { requestBody: { required: true, content: describeBody(operation) } }
      : {}),
    responses: {
      [operation.status]:
        operation.status === 204
          ? { description: 'Done' }
          : {
              description: 'The result',
              content: {
                'application/json': { schema: operation.result.meta({ title: 'Result' }) },
              },
            },
      ...describeRefusals(operation),
    },
  }
}

/** Any of them is enough. */
function scopesOf({ scope, orScope }: Operation): Scope[] {
  return [scope, orScope].filter((each) => typeof each === 'string')
}

function describeBody({ body, files, example }: Operation) {
  const shown = example?.body ? { example: example.body } : {}
  if (!files) return { 'application/json': { schema: body as ZodObject, ...shown } }
  const fileList = z
    .array(z.string().meta({ format: 'binary' }))
    .max(files.most)
    .optional()
  const schema = (body as ZodObject).extend({ [files.field]: fileList })
  return { 'multipart/form-data': { schema, ...shown } }
}

function describeRefusals(operation: Operation) {
  const input: ProblemCode[] = operation.body || operation.params ? ['invalid-input'] : []
  const form: ProblemCode[] = operation.files
    ? ['malformed-form', 'length-missing']
    : ['malformed-json']
  const body: ProblemCode[] = operation.body
    ? [...form, 'body-too-large', 'unsupported-media-type']
    : []
  const token: ProblemCode[] = operation.scope
    ? ['token-missing', 'token-invalid', 'scope-missing']
    : []
  const codes = [
    ...new Set([...input, ...body, ...token, ...operation.refusals, ...commonRefusals]),
  ]
  const byStatus = Object.groupBy(codes, (code) => problems[code][0])
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, group = []]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${problems[code][1]}`).join('; '),
        ...(status === '503' && { headers: z.object({ 'Retry-After': retryAfter }) }),
        content: {
          'application/problem+json': {
            schema: problem,
            examples: Object.fromEntries(
              group.map((code) => [code, { summary: problems[code][1], value: exampleOf(code) }]),
            ),
          },
        },
      },
    ]),
  )
}
