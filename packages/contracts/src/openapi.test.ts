import { describe, expect, it } from 'vitest'
import { approvalOperations } from './approvals.ts'
import { correspondenceOperations } from './correspondence.ts'
import { emailVerificationOperations } from './email-verification.ts'
import { gateOperations } from './gate.ts'
import { identityCheckOperations } from './identity-check.ts'
import { openApiDocument } from './openapi.ts'
import type { Operation } from './operation.ts'
import { smsCodeOperations } from './sms-code.ts'
import { webhookOperations } from './webhooks.ts'
import { workOperations } from './work.ts'

const services: Record<string, readonly Operation[]> = {
  'identity-check': identityCheckOperations,
  'sms-code': smsCodeOperations,
  'email-verification': [
    ...emailVerificationOperations,
    ...gateOperations,
    ...workOperations,
    ...approvalOperations,
  ],
  correspondence: [...correspondenceOperations, ...webhookOperations],
}

describe.each(Object.entries(services))('the OpenAPI document of %s', (title, operations) => {
  const document = JSON.parse(
    JSON.stringify(
      openApiDocument({ title, version: '1', operations, tokenUrl: 'http://sign-in/token' }),
    ),
  )

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'documents %s',
    (_, operation) => {
      const path = document.paths[operation.path.replace(/:(\w+)/g, '{$1}')]
      expect(path[operation.method].operationId).toBe(operation.id)
      for (const refusal of operation.refusals)
        expect(JSON.stringify(path)).toContain(`\`${refusal}\``)
    },
  )

  it('gives examples that the operations take', () => {
    for (const { body, headers, example } of operations as readonly Operation[]) {
      if (example?.body) expect(body?.safeParse(example.body).error).toBe(undefined)
      const given = Object.entries(example?.headers ?? {}).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ])
      if (headers) expect(headers.safeParse(Object.fromEntries(given)).error).toBe(undefined)
    }
  })

  it('names no operation twice', () => {
    const ids = operations.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
