import { readDocument, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { lookAt } from '../look-at.ts'

export function readDocumentRoute(context: Context): Route {
  return route(readDocument, async ({ params }, { caller }) => {
    const { document, ...key } = params
    const details = { document }
    const looked = await lookAt(context, key, { caller, action: 'document-viewed', details })
    if (!looked) return refuse('correspondence-not-found')
    const view = looked.record.documents[document]
    if (!view) return refuse('document-not-found')
    const { documents } = await context.messages.takeApartAgain(looked.message)
    const bytes = documents[document]?.bytes ?? Buffer.alloc(0)
    return { ...view, base64: bytes.toString('base64') }
  })
}
