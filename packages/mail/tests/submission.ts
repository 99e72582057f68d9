import { createCertificate } from '@gwirio/testing'
import {
  type SubmissionOptions,
  type SubmittedMail,
  startSubmissionListener,
} from '../src/index.ts'
import { connectSmtp } from './smtp-client.ts'

export interface TestClient {
  readonly clientId: string
}
type Kept = SubmittedMail<TestClient>

const tls = createCertificate('submit.gwirio.example')
export const secret = 'a-secret-of-its-own'
export const recipient = 'sian@post.example'
export const message = `To: ${recipient}\r\nSubject: Llythyr\r\n\r\nAnnwyl Sian\r\n`

/** A submission listener on a free port that knows one client, and what it kept. */
export async function startSubmission(change: Partial<SubmissionOptions<TestClient>> = {}) {
  const kept: Kept[] = []
  const logged: object[] = []
  const listener = await startSubmissionListener<TestClient>({
    serverName: 'submit.gwirio.example',
    host: '127.0.0.1',
    port: 0,
    tls,
    maxMessageBytes: 50_000,
    log: {
      info: (fields) => void logged.push(fields),
      error: (fields) => void logged.push(fields),
    },
    signIn: async ({ clientId, secret: given }) =>
      clientId === 'reports' && given === secret
        ? { client: { clientId } }
        : { refused: 'wrong-credentials' },
    accept: async (mail) => {
      kept.push(mail)
      return { kind: 'accepted', words: 'accepted' }
    },
    ...change,
  })
  return { ...listener, kept, logged }
}

export function authPlain(clientId = 'reports', given = secret, as = ''): string {
  return `AUTH PLAIN ${Buffer.from(`${as}\0${clientId}\0${given}`).toString('base64')}`
}

/** A connection with TLS, before AUTH. */
export async function connectSecurely(port: number) {
  const client = await connectSmtp(port)
  await client.readReply()
  await client.say('EHLO reports.gwirio.example')
  await client.startTls()
  await client.say('EHLO reports.gwirio.example')
  return client
}

/** A connection of the one client that is known. */
export async function signIn(port: number) {
  const client = await connectSecurely(port)
  await client.say(authPlain())
  return client
}
