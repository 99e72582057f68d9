import { authenticateMail, type Verdict } from '../../src/index.ts'
import { keyRecord, privateKey } from '../signed-mail.ts'
import { zoneResolver } from '../zone-resolver.ts'

const published = keyRecord(privateKey)
const { resolver } = zoneResolver({
  's1._domainkey.example.com': published.type === 'TXT' ? published.text : '',
})

/** Authenticates with all that can be asked for: a key that is published, an edge, a forwarder. */
export function authenticateHostile(raw: Uint8Array): Promise<Verdict> {
  return authenticateMail(
    raw,
    { remoteAddress: null, helo: null, mailFrom: null },
    {
      resolver,
      now: new Date('2026-11-22T10:00:00Z'),
      edge: { authservId: 'mx.example', hopsBehind: 1 },
      arcForwarders: ['f.example'],
    },
  )
}
