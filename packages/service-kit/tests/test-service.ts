import { type Operation, refuse } from '@gwirio/contracts'
import { z } from 'zod'
import {
  type Clock,
  createHttpApp,
  createLogger,
  createMetrics,
  createTokenVerifier,
  type Every,
  type Route,
  route,
} from '../src/index.ts'
import { startTestIssuer } from '../src/testing.ts'

export const audience = 'https://test-service.invalid'
export const clock: Clock = { now: () => new Date('2026-03-01T09:00:00Z') }

const writeNote = {
  id: 'writeNote',
  summary: 'Write a note',
  method: 'post',
  path: '/v1/cases/:caseId/notes',
  scope: 'verification:write',
  params: z.strictObject({ caseId: z.uuid() }),
  body: z.strictObject({ text: z.string().min(1).max(20), pinned: z.boolean().optional() }),
  status: 201,
  result: z.strictObject({ length: z.int(), caller: z.string() }),
  refusals: ['verification-not-found', 'state-does-not-allow'],
} as const satisfies Operation

const readNote = {
  id: 'readNote',
  summary: 'Read a note',
  method: 'get',
  path: '/v1/cases/:caseId/notes',
  scope: 'verification:read',
  orScope: 'verification:watch',
  params: z.strictObject({ caseId: z.uuid() }),
  status: 200,
  result: z.strictObject({ text: z.string() }),
  refusals: [],
} as const satisfies Operation

const clearNotes = {
  id: 'clearNotes',
  summary: 'Clear the notes',
  method: 'post',
  path: '/v1/notes/clear',
  scope: 'verification:write',
  status: 204,
  result: z.undefined(),
  refusals: [],
} as const satisfies Operation

export const notesPath = '/v1/cases/0190b7e2-0000-7000-8000-000000000001/notes'
export const secretText = 'Mair.Jones@example.org'

/** What the note's text makes the handler do. */
const noteRoutes: readonly Route[] = [
  route(writeNote, async ({ body }, { caller }) => {
    if (body.text === 'missing') return refuse('verification-not-found')
    if (body.text === 'throw') throw new Error(`no such mailbox: ${secretText}`)
    if (body.text === 'leak') return { length: 4, caller: caller.subject, internal: secretText }
    return { length: body.text.length, caller: caller.subject }
  }),
  route(readNote, async () => ({ text: 'a note' })),
  route(clearNotes, async () => undefined),
]

/** A small service on the kit, with a real token issuer on loopback and its log kept. */
export async function startTestService(
  options: {
    routes?: readonly Route[]
    ready?: () => Promise<Record<string, boolean>>
    jwksUrl?: string
    every?: Every
  } = {},
) {
  const issuer = await startTestIssuer({ clock })
  const lines: string[] = []
  const app = createHttpApp({
    service: 'test-service',
    version: '1.2.3',
    issuer: issuer.issuer,
    log: createLogger({
      service: 'test-service',
      level: 'debug',
      destination: { write: (line) => lines.push(line) },
    }),
    metrics: createMetrics('test-service'),
    ready: options.ready ?? (async () => ({ database: true })),
    verifyToken: createTokenVerifier({
      issuer: issuer.issuer,
      audience,
      clock,
      jwksUrl: options.jwksUrl,
    }),
    routes: options.routes ?? noteRoutes,
    ...(options.every ? { every: options.every } : {}),
  })
  return {
    app,
    issuer,
    lines,
    bearer: async (scope: string, clientId = 'test-client') =>
      `Bearer ${await issuer.token({ audience, scope, clientId })}`,
    [Symbol.asyncDispose]: () => issuer[Symbol.asyncDispose](),
  }
}
