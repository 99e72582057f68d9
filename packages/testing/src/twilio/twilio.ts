import { createServer } from 'node:http'
import path from 'node:path'
import express, { type Router } from 'express'
import { openJournal } from '../journal.ts'
import { waitUntil } from '../wait-until.ts'
import type { MessageForm } from './refusals.ts'
import { type TwilioFault, twilioRoutes } from './routes.ts'
import { type Account, deliverText } from './status-reports.ts'
import { type KeptText, newTextSid } from './text.ts'

/** Texts to this number (in the range Ofcom keeps for drama) are taken and never delivered. */
export const unreachableNumber = '+447700900404'

/** What a text of a messaging service says that it is from. */
const senderOfServices = '+447700900000'

export interface Twilio extends AsyncDisposable {
  /** Twilio's API, from `/2010-04-01` on, for an Express app. */
  readonly router: Router
  /** Newest first; to one number in E.164, or all. */
  texts(to?: string): KeptText[]
  /** Resolves with the newest text that fits, now or when it comes. */
  waitForText(wanted: {
    to: string
    where?: (text: KeptText) => boolean
    timeoutMilliseconds?: number
  }): Promise<KeptText>
  /** From now on new messages fare so; null mends it. */
  setFault(fault: TwilioFault | null): void
  onChange(listener: (text: KeptText) => void): () => void
}

export interface TwilioOptions extends Account {
  /** Keeps the texts there; without it, in memory. */
  folder?: string | undefined
}

/** Opens a Twilio without a port of its own; texts that were on their way go on. */
export async function openTwilio(options: TwilioOptions): Promise<Twilio> {
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  let fault: TwilioFault | null = null
  const texts = await openJournal<KeptText>({
    file: options.folder && path.join(options.folder, 'texts.jsonl'),
    maxEntries: 1000,
    maxCharacters: 4 * 1024 * 1024,
  })

  function deliver(text: KeptText): void {
    if (stopping.signal.aborted) return
    const { signal } = stopping
    const work = deliverText({ text, texts, account: options, signal })
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }

  const textsTo = (to?: string) => texts.newestFirst().filter((text) => !to || text.to === to)
  for (const text of textsTo()) if (text.status !== text.fate) deliver(text)

  return {
    router: twilioRoutes({
      account: options,
      fault: () => fault,
      newestFirst: texts.newestFirst,
      find: texts.get,
      async accept(form) {
        const text = newText(form, fault)
        await texts.put(text)
        return text
      },
      deliver,
    }),
    texts: textsTo,
    waitForText: ({ to, where = () => true, timeoutMilliseconds }) =>
      waitUntil({
        look: () => textsTo(to).find(where),
        onChange: texts.onChange,
        what: 'the text',
        timeoutMilliseconds,
      }),
    setFault(next) {
      fault = next
    },
    onChange: texts.onChange,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await Promise.all(underWay)
      await texts[Symbol.asyncDispose]()
    },
  }
}

/** Starts a Twilio on a port of its own. */
export async function startTwilio(
  options: TwilioOptions & { port?: number | undefined; host?: string | undefined },
): Promise<Twilio & { readonly url: string }> {
  const host = options.host ?? '127.0.0.1'
  const twilio = await openTwilio(options)
  const server = createServer(express().disable('x-powered-by').use(twilio.router))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return {
    ...twilio,
    url: `http://${host}:${port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await twilio[Symbol.asyncDispose]()
    },
  }
}

function newText(form: MessageForm, fault: TwilioFault | null): KeptText {
  const now = new Date().toISOString()
  const sid = newTextSid()
  const to = form.To ?? ''
  const isUnreachable = fault === 'undelivered' || to === unreachableNumber
  return {
    id: sid,
    sid,
    to,
    from: form.From ?? senderOfServices,
    body: form.Body ?? '',
    status: 'queued',
    sentAt: now,
    updatedAt: now,
    errorCode: null,
    messagingServiceSid: form.MessagingServiceSid ?? null,
    statusCallback: form.StatusCallback ?? null,
    fate: isUnreachable ? 'undelivered' : 'delivered',
    isReportedTwice: fault === 'duplicate-callbacks',
  }
}
