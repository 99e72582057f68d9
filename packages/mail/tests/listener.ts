import {
  type ListenerOptions,
  type MailListener,
  type Place,
  type ReceivedMail,
  startLmtpListener,
  startSmtpListener,
} from '../src/index.ts'

const receivedAt = new Date('2026-03-02T10:00:00Z')

export interface TestListener extends MailListener {
  readonly kept: ReceivedMail[]
  readonly logged: object[]
}

/** A listener for `reply.example` on a free port, and what it kept. */
export async function startListener(
  change: Partial<ListenerOptions> & { place?: Place; lmtp?: boolean } = {},
): Promise<TestListener> {
  const kept: ReceivedMail[] = []
  const logged: object[] = []
  const { place = { host: '127.0.0.1', port: 0 }, lmtp = false, ...given } = change
  const options = {
    serverName: 'mx.reply.example',
    domains: ['reply.example'],
    maxMessageBytes: 50_000,
    clock: { now: () => receivedAt },
    log: {
      info: (fields: object) => void logged.push(fields),
      error: (fields: object) => void logged.push(fields),
    },
    accept: async (mail: ReceivedMail) => void kept.push(mail),
    ...given,
  }
  const listener = lmtp
    ? await startLmtpListener({ ...options, ...place })
    : await startSmtpListener({ ...options, host: '127.0.0.1', port: 0, ...place })
  return { ...listener, kept, logged }
}
