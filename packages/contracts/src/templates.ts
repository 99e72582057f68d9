import { z } from 'zod'
import type { Operation } from './operation.ts'
import { instant } from './words.ts'

const wording = z.strictObject({
  subject: z.string().max(200).nullable().meta({ description: 'Null: a text message' }),
  text: z.string().max(2000),
})
export type TemplateWording = z.infer<typeof wording>

/** What the service user is sent, in both languages, as it stands now. */
export const templateView = z.strictObject({
  template: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  kind: z.enum(['e-mail', 'text', 'correspondence']),
  placeholders: z.array(z.string()),
  cy: wording,
  en: wording,
  version: z.string().meta({ description: 'Hash of both wordings: evidence names it' }),
  publishedAt: instant.nullable().meta({ description: 'Null: as it was delivered' }),
  publishedBy: z.string().nullable(),
})
export type TemplateView = z.infer<typeof templateView>

/** Answered by each service that writes to service users. */
export const listTemplates = {
  id: 'listTemplates',
  summary: 'The templates of this service',
  method: 'get',
  path: '/v1/templates',
  scope: 'template:manage',
  status: 200,
  result: z.strictObject({ templates: z.array(templateView) }),
  refusals: [],
} as const satisfies Operation

export const publishTemplate = {
  id: 'publishTemplate',
  summary: 'Publish both languages of a template; what is sent from then on has this wording',
  method: 'post',
  path: '/v1/templates/:template',
  scope: 'template:manage',
  params: templateView.pick({ template: true }),
  body: z.strictObject({
    cy: wording,
    en: wording,
    insteadOf: z.string().meta({ description: 'The version that was edited' }),
  }),
  status: 200,
  result: templateView,
  refusals: [
    'template-not-found',
    'template-changed',
    'welsh-missing',
    'english-missing',
    'placeholders-differ',
    'template-has-link',
    'template-has-digits',
    'text-too-long',
  ],
} as const satisfies Operation

export const templateOperations = [listTemplates, publishTemplate] as const
