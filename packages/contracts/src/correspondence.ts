import { z } from 'zod'
import {
  contentPlace,
  correspondenceChangeKind,
  correspondenceKind,
  correspondenceState,
  correspondenceStep,
  wayIn,
} from './correspondence-words.ts'
import type { Operation } from './operation.ts'
import { onCorrespondence } from './paths.ts'
import { addressText, area, caseReference, instant, note, partyReference, uuid } from './words.ts'

/** A client's own name for what it sends: never a person's. */
export const correspondenceReference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}$/)

/** What a client names a request with, so that asking twice does it once (draft-ietf-httpapi-idempotency-key-header). */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,128}$/)
  .meta({ description: 'Your own name of this request: the same again does nothing twice' })

export const documentView = z.strictObject({
  name: z.string(),
  type: z.enum(['pdf', 'docx', 'text']),
  bytes: z.int(),
})
export type DocumentView = z.infer<typeof documentView>

/** What the inspection found: where and of what kind, never the words themselves. */
export const finding = z.strictObject({
  place: contentPlace,
  document: z.int().nullable().meta({ description: 'Which document, from 0' }),
  what: z.string().meta({ description: 'A kind of detail, or what is wrong with the document' }),
})
export type Finding = z.infer<typeof finding>

export const correspondenceChange = z.strictObject({
  sequence: z.int(),
  kind: correspondenceChangeKind,
  at: instant,
  reason: z.string().nullable(),
  by: z.string().nullable().meta({
    description:
      'The client, or the name of the person, who did it; null for what Gwirio did by itself, and for a client that asks also where staff did it',
  }),
  note: z.string().nullable().meta({
    description: 'Why, as who did it wrote; null for a client that asks where staff did it',
  }),
})
export type CorrespondenceChange = z.infer<typeof correspondenceChange>

export const correspondenceItem = z.strictObject({
  caseId: uuid,
  correspondenceId: uuid,
  caseReference,
  partyId: uuid,
  partyReference,
  area,
  kind: correspondenceKind,
  reference: correspondenceReference.nullable(),
  state: correspondenceState,
  reason: z.string().nullable(),
  wayIn,
  submittedAt: instant,
  readyAt: instant.meta({ description: 'It can be recalled until then, and leaves after it' }),
  sentAt: instant.nullable(),
})
export type CorrespondenceItem = z.infer<typeof correspondenceItem>

export const correspondenceView = correspondenceItem.extend({
  submittedBy: z.string().meta({ description: 'The client, or the name of the person' }),
  documents: z.array(documentView),
  findings: z.array(finding),
  attempts: z.int(),
  giveUpAt: instant.meta({ description: 'No further attempt after that' }),
  deliveredAt: instant.nullable(),
  handOver: z
    .strictObject({
      host: z.string(),
      tls: z.string().meta({ description: 'Version of TLS, e.g. TLSv1.3' }),
      verified: z.boolean().meta({ description: 'Whether the certificate of the server was' }),
      policy: z.enum(['mta-sts', 'none']),
      at: instant,
    })
    .nullable(),
  incidentId: uuid.nullable().meta({ description: 'Reported as sent to a wrong recipient' }),
  allowed: z.array(correspondenceStep),
  changes: z.array(correspondenceChange),
})
export type CorrespondenceView = z.infer<typeof correspondenceView>

const maxDocuments = 10
/** What comes over SMTP can have more, and each of them has to be looked at. */
const maxDocumentIndex = 999
/** Submissions are refused above this. */
const maxSubmissionBytes = 25 * 1024 * 1024

const letterFields = z.strictObject({
  case: caseReference,
  party: partyReference,
  address: addressText,
  kind: correspondenceKind.meta({ description: '`letter`, `report` or `other`' }),
  reference: correspondenceReference
    .optional()
    .meta({ description: "Your own name for it: never a person's" }),
  subject: z
    .string()
    .trim()
    .min(3)
    .max(150)
    .optional()
    .meta({ description: 'Without personal data; the one of the template when it is missing' }),
  text: z
    .string()
    .trim()
    .max(20_000)
    .optional()
    .meta({ description: 'Stands between the words of the template' }),
})

const exampleLetter = {
  case: 'GW26P00123',
  party: '1',
  address: 'gwen@post.example',
  kind: 'report',
  text: 'Please find the report attached.',
} as const

export const sendCorrespondence = {
  id: 'sendCorrespondence',
  summary:
    'Hand over a letter or report for a party; the gate decides now and again when it leaves',
  method: 'post',
  path: '/v1/correspondence',
  scope: 'correspondence:send',
  headers: z.object({ 'idempotency-key': idempotencyKey }),
  body: letterFields,
  example: {
    headers: { 'Idempotency-Key': '5f0c7a6e-report-4711' },
    body: { ...exampleLetter, reference: 'R-4711' },
  },
  files: { field: 'documents', most: maxDocuments, maxBytes: maxSubmissionBytes },
  status: 202,
  result: correspondenceView,
  refusals: [
    'gate-closed',
    'nothing-to-send',
    'subject-has-personal-data',
    'document-infected',
    'document-type',
    'document-has-macros',
    'document-name',
    'idempotency-key-used',
    'busy',
    'not-ready',
  ],
} as const satisfies Operation

export const previewCorrespondence = {
  id: 'previewCorrespondence',
  summary: 'The mail as the person will see it, before anything is handed over',
  method: 'post',
  path: '/v1/correspondence/preview',
  scope: 'correspondence:send',
  body: letterFields.extend({
    documents: z
      .int()
      .min(0)
      .max(maxDocuments)
      .optional()
      .meta({ description: 'How many go with it, of which the mail tells; none when missing' }),
  }),
  example: { body: { ...exampleLetter, documents: 1 } },
  status: 200,
  result: z.strictObject({
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable().meta({ description: 'In large print, for who asked for it' }),
  }),
  refusals: ['gate-closed', 'not-ready', 'subject-has-personal-data'],
} as const satisfies Operation

export const readCorrespondence = {
  id: 'readCorrespondence',
  summary: 'What became of it; a client sees its own',
  method: 'get',
  path: '/v1/cases/:caseId/correspondence/:correspondenceId',
  scope: 'correspondence:send',
  orScope: 'correspondence:watch',
  params: onCorrespondence,
  status: 200,
  result: correspondenceView,
  refusals: ['correspondence-not-found'],
} as const satisfies Operation

export const listCorrespondence = {
  id: 'listCorrespondence',
  summary: 'Newest first; a client sees its own',
  method: 'post',
  path: '/v1/correspondence/list',
  scope: 'correspondence:send',
  orScope: 'correspondence:watch',
  body: z.strictObject({
    case: caseReference.nullable(),
    party: partyReference.nullable(),
    states: z.array(correspondenceState),
    areas: z.array(area).meta({ description: 'None named: all' }),
    after: z.string().max(200).nullable().meta({ description: 'The `next` of the page before' }),
  }),
  example: { body: { case: null, party: null, states: ['held'], areas: [], after: null } },
  status: 200,
  result: z.strictObject({
    items: z.array(correspondenceItem),
    held: z.int().meta({ description: 'How many of these areas are held altogether' }),
    next: z.string().nullable(),
  }),
  refusals: [],
} as const satisfies Operation

export const recallCorrespondence = {
  id: 'recallCorrespondence',
  summary: 'Stop it while it has not left: by its client, or by anyone of the staff',
  method: 'post',
  path: '/v1/cases/:caseId/correspondence/:correspondenceId/recall',
  scope: 'correspondence:send',
  params: onCorrespondence,
  status: 200,
  result: correspondenceView,
  refusals: ['correspondence-not-found', 'state-does-not-allow'],
} as const satisfies Operation

export const releaseCorrespondence = {
  id: 'releaseCorrespondence',
  summary: 'Let go what is held, after a look at it; not by who sent it. The gate is asked again',
  method: 'post',
  path: '/v1/cases/:caseId/correspondence/:correspondenceId/release',
  scope: 'correspondence:manage',
  params: onCorrespondence,
  body: z.strictObject({ note }),
  status: 200,
  result: correspondenceView,
  refusals: ['correspondence-not-found', 'state-does-not-allow', 'own-correspondence'],
} as const satisfies Operation

export const refuseCorrespondence = {
  id: 'refuseCorrespondence',
  summary: 'Refuse for good what is held',
  method: 'post',
  path: '/v1/cases/:caseId/correspondence/:correspondenceId/refuse',
  scope: 'correspondence:manage',
  params: onCorrespondence,
  body: z.strictObject({ note }),
  status: 200,
  result: correspondenceView,
  refusals: ['correspondence-not-found', 'state-does-not-allow'],
} as const satisfies Operation

/** For a person who decides on a hold, or sees to a recall; each look is audited. */
export const readCorrespondenceContent = {
  id: 'readCorrespondenceContent',
  summary: 'The mail as it will leave or left: address, subject, text',
  method: 'get',
  path: '/v1/cases/:caseId/correspondence/:correspondenceId/content',
  scope: 'correspondence:watch',
  params: onCorrespondence,
  status: 200,
  result: z.strictObject({ address: z.string(), subject: z.string(), text: z.string() }),
  refusals: ['correspondence-not-found'],
} as const satisfies Operation

export const readDocument = {
  id: 'readDocument',
  summary: 'One of its documents; each look is audited',
  method: 'get',
  path: '/v1/cases/:caseId/correspondence/:correspondenceId/documents/:document',
  scope: 'correspondence:watch',
  params: onCorrespondence.extend({
    document: z.coerce.number().int().min(0).max(maxDocumentIndex),
  }),
  status: 200,
  result: documentView.extend({ base64: z.string() }),
  refusals: ['correspondence-not-found', 'document-not-found'],
} as const satisfies Operation

export const correspondenceOperations = [
  sendCorrespondence,
  previewCorrespondence,
  readCorrespondence,
  listCorrespondence,
  recallCorrespondence,
  releaseCorrespondence,
  refuseCorrespondence,
  readCorrespondenceContent,
  readDocument,
] as const
