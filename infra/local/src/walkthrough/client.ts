import { createGwirioClient, type GwirioClient } from '@gwirio/client'
import type { LocalFile } from '../local-file.ts'

/** A report-sending system, by the client that every such system gets. */
export function createReportSystem({ addresses, client }: LocalFile): GwirioClient {
  return createGwirioClient({
    baseUrls: {
      emailVerification: addresses['email-verification'] ?? '',
      correspondence: addresses['correspondence'] ?? '',
    },
    tokenUrl: addresses['token'] ?? '',
    clientId: client.id,
    clientSecret: client.secret,
  })
}
