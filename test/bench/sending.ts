import { generateKeyPairSync } from 'node:crypto'
import process from 'node:process'
import { callOperation, type GateQuestion, isRefusal, sendCorrespondence } from '@gwirio/contracts'
import { type MailWorld, startClamd, startMailWorld } from '@gwirio/testing'
import { createTransport } from 'nodemailer'
import { deliverInto, startIdentityCheck } from '../gate/outside.ts'
import { type GateServices, mailDomain, startGateServices } from '../gate/services.ts'
import { storeVerified } from '../gate/store-verified.ts'

/** Another number may be given, for a quick look. */
const count = Number(process.argv[2] ?? 600)
const atOnce = 16
const document = { name: 'report.txt', text: 'A made-up report.\n'.repeat(2_000) }

/**
 * Measures how many letters a second go the whole way: submitted over HTTP with a document of 36 kB, asked about, scanned,
 * searched, kept, asked about again, signed, and taken over TLS by the server of the recipient. Beside it, in the same run, a
 * sender of a few lines that hands the same number of signed letters to the same server and does nothing else.
 */
await using stack = new AsyncDisposableStack()
const mail = stack.use(await startMailWorld())
const scanner = stack.use(await startClamd())
const services = stack.use(
  await startGateServices(async (issuer) => {
    const identityCheck = stack.use(await startIdentityCheck(issuer))
    return {
      ...deliverInto(mail),
      IDENTITY_CHECK_URL: identityCheck.url,
      REMOTE_CA: mail.authority.cert,
      VIRUS_SCANNER_URL: `tcp://127.0.0.1:${scanner.port}`,
    }
  }),
)
const questions = await storeVerified(services, count + atOnce)
await sendAll(services, questions.slice(0, atOnce))
await waitForAll(mail, atOnce)

const began = performance.now()
await sendAll(services, questions.slice(atOnce))
const takenAfter = seconds(began)
await waitForAll(mail, questions.length)
const whole = count / seconds(began)
const plain = await sendPlainly(mail)
say(`${count} letters with a document of 36 kB, ${atOnce} at once`)
say(`taken by Gwirio, as far as its answer             ${(count / takenAfter).toFixed(0)} per s`)
say(`the whole way, into the mailbox                   ${whole.toFixed(0)} per s`)
say(`a sender of a few lines, to the same server       ${plain.toFixed(0)} per s`)
say(`the one against the other                         ${(whole / plain).toFixed(2)}`)

async function sendAll({ issuer, urls }: GateServices, all: GateQuestion[]): Promise<void> {
  const token = await issuer.token({
    audience: 'urn:gwirio:api',
    scope: 'correspondence:send',
    clientId: 'reports',
  })
  const service = {
    baseUrl: urls.correspondence,
    token: async () => token,
    timeoutMilliseconds: 60_000,
  }
  await eachAtOnce(all, async (question) => {
    const answer = await callOperation(service, sendCorrespondence, {
      headers: { 'idempotency-key': `bench-${question.case}` },
      body: { ...question, kind: 'report' },
      files: [
        { name: document.name, declaredType: 'text/plain', bytes: Buffer.from(document.text) },
      ],
    })
    if (isRefusal(answer) || answer.state !== 'queued')
      throw new Error(`it was not taken: ${JSON.stringify(answer).slice(0, 300)}`)
  })
}

/** By the log of the server, not by what we say of it. */
async function waitForAll({ handedOver }: MailWorld, wanted: number): Promise<void> {
  const until = performance.now() + 300_000
  while (handedOver.entries.length < wanted) {
    if (performance.now() > until) throw new Error('not all of them arrived')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function sendPlainly({ mxPort }: MailWorld): Promise<number> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const transport = createTransport({
    host: '127.0.0.1',
    port: mxPort,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
    dkim: { domainName: mailDomain, keySelector: 'plain', privateKey },
  })
  const start = performance.now()
  await eachAtOnce(questions.slice(atOnce), async ({ address }) => {
    await transport.sendMail({
      from: `letters@${mailDomain}`,
      to: address,
      subject: 'A report for you',
      text: 'A report for you is attached to this e-mail.',
      attachments: [{ filename: document.name, content: document.text }],
    })
  })
  return count / seconds(start)
}

async function eachAtOnce<Item>(all: Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const left = all.values()
  const workers = Array.from({ length: atOnce }, async () => {
    for (const item of left) await act(item)
  })
  await Promise.all(workers)
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
