import type { FieldCipher } from '@gwirio/database'
import type { Request } from 'express'

/** Remembers what was searched for, so that the way back from a party leads to the parties found. */
export function rememberSearch(cipher: FieldCipher, request: Request, text: string): void {
  request.session.sealedSearch = cipher.seal(text, contextOf(request)).toString('base64')
}

/** What was searched for last; sealed in the session, for it can be a name. */
export function lastSearch(cipher: FieldCipher, request: Request): string | null {
  const { sealedSearch } = request.session
  return sealedSearch ? cipher.open(Buffer.from(sealedSearch, 'base64'), contextOf(request)) : null
}

function contextOf(request: Request): string {
  return `console.session.search:${request.sessionID}`
}
