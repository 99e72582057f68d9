import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { codeOf } from '../mail-log.ts'
import { defaultMaxMessageBytes } from '../message-checks.ts'
import { type Emptying, emptyMailbox, folders } from './empty-mailbox.ts'
import { listenForNews } from './news.ts'

export interface MailboxOptions extends Omit<Emptying, 'maxMessageBytes'> {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; false is STARTTLS, without which nothing is said. */
  readonly secure: boolean
  readonly user: string
  readonly auth: { readonly password: string } | { readonly accessToken: () => Promise<string> }
  /** As people see it, such as `INBOX`. All that comes into it is taken away. */
  readonly mailbox: string
  /** Certificates to trust instead of the well-known authorities, in PEM. */
  readonly ca?: string | undefined
  readonly maxMessageBytes?: number
  /** The pause after a failure, doubled each time up to the longest. */
  readonly pauseSeconds?: { readonly first: number; readonly longest: number }
}

/** Below the 29 minutes of RFC 2177, and often enough to notice that a connection is dead. */
const idleSeconds = 240
/** How soon IDLE begins after a command. */
const idleDelayMilliseconds = 100

/**
 * Watches a mailbox (IMAP, IDLE) and hands each message to `accept`; one that was kept goes to the folder
 * `Gwirio/Kept`, one that is too large or malformed to `Gwirio/Left`. Until it was moved it is taken again,
 * after a crash too: `accept` must know it again. Works on by itself through every failure.
 */
export function watchMailbox(options: MailboxOptions): AsyncDisposable {
  const stop = new AbortController()
  const watching = watch(options, stop.signal)
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await watching
    },
  }
}

async function watch(options: MailboxOptions, signal: AbortSignal): Promise<void> {
  const { first, longest } = options.pauseSeconds ?? { first: 1, longest: 300 }
  let pauseSeconds = first
  while (!signal.aborted) {
    try {
      await useMailbox(options, signal, () => {
        pauseSeconds = first
      })
    } catch (error) {
      if (signal.aborted) return
      options.log.error({ code: codeOf(error) }, 'the mailbox cannot be read; it is tried again')
    }
    await pause(pauseSeconds, signal)
    pauseSeconds = Math.min(longest, pauseSeconds * 2)
  }
}

/** Connects and empties the mailbox whenever something came, until the connection ends or a message stays. */
async function useMailbox(
  options: MailboxOptions,
  signal: AbortSignal,
  onSuccess: () => void,
): Promise<void> {
  const client = await createClient(options)
  using news = listenForNews(client, signal)
  try {
    await client.connect()
    await makeFolders(client)
    await client.mailboxOpen(options.mailbox)
    options.log.info({}, 'the mailbox is watched')
    while (client.usable) {
      news.forget()
      const isEmpty = await emptyMailbox(client, {
        ...options,
        maxMessageBytes: options.maxMessageBytes ?? defaultMaxMessageBytes,
      })
      if (!isEmpty) throw new Error('A message stays in the mailbox')
      onSuccess()
      await news.next()
    }
  } finally {
    client.close()
  }
}

async function createClient(options: MailboxOptions): Promise<ImapFlow> {
  const { host, port, secure, user, auth, ca } = options
  const secret =
    'password' in auth ? { pass: auth.password } : { accessToken: await auth.accessToken() }
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure ? {} : { doSTARTTLS: true }),
    auth: { user, ...secret },
    tls: { minVersion: 'TLSv1.2', ...(ca ? { ca } : {}) },
    logger: false,
    autoIdleDelay: idleDelayMilliseconds,
    maxIdleTime: idleSeconds * 1000,
    connectionTimeout: 30_000,
    maxLiteralSize: 33_554_432,
    maxResponseSize: 67_108_864,
    maxLineLength: 33_554_432,
  })
  // A broken connection is seen by the command or the wait that it breaks
  client.on('error', () => undefined)
  return client
}

async function makeFolders(client: ImapFlow): Promise<void> {
  for (const path of Object.values(folders)) await client.mailboxCreate(path)
}

async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  await wait(seconds * 1000, undefined, { signal, ref: false }).catch(() => undefined)
}
