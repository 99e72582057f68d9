import type { LocalFile } from '../local-file.ts'

/** The answer to the one question of a report-sending system. */
export interface Status {
  readonly answer: 'yes' | 'no'
  readonly reason: string
  readonly level: string | null
}

/** A report-sending system: a token by client credentials, then the question. */
export function createReportSystem({ addresses, client }: LocalFile) {
  return async (question: { case: string; party: string; address: string }): Promise<Status> => {
    const token = await fetch(addresses['token'] ?? '', {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret)}`)}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: client.scope }),
    })
    if (!token.ok) throw new Error(`sign-in gave no token: ${token.status}`)
    const { access_token } = (await token.json()) as { access_token: string }
    const response = await fetch(`${addresses['email-verification']}/v1/verification-status`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify(question),
    })
    if (!response.ok) throw new Error(`The question was not answered: ${response.status}`)
    return (await response.json()) as Status
  }
}
