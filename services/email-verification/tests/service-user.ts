import { randomUUID } from 'node:crypto'
import type { KeptMail } from '@gwirio/testing'
import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { type Prompted, type World, waiting } from './email-verification.ts'

/** The code as the phone shows it. */
export function codeFor(world: World, { verification }: Prompted): string {
  return world.smsCode.codeOf(verification.verificationId)
}

/** Answers the prompt as the mail program of the party does. */
export function replyTo(
  world: World,
  { prompt, party }: Pick<Prompted, 'prompt' | 'party'>,
  given: Partial<Parameters<World['mail']['send']>[0]> = {},
) {
  return world.mail.send({
    from: party.address,
    to: prompt.replyTo,
    subject: `Re: ${prompt.subject}`,
    inReplyTo: prompt.messageId,
    ...given,
  })
}

/** A reply with header fields of its own. */
export function sendRaw(world: World, { party, prompt }: Prompted, fields: string[], text: string) {
  const named = fields.some((field) => field.startsWith('Message-ID'))
  const raw = [
    `From: ${party.address}`,
    `To: ${prompt.replyTo}`,
    'Subject: Re: code',
    `In-Reply-To: ${prompt.messageId}`,
    ...(named ? [] : [`Message-ID: <${randomUUID()}@post.example>`]),
    'Date: Mon, 02 Mar 2026 09:00:00 +0000',
    ...fields,
    '',
    text,
    '',
  ].join('\n')
  return world.mail.send({ from: party.address, to: prompt.replyTo, raw })
}

/** A reply with the code whose signature broke on the way, with header fields that were put above it. */
export function sendChanged(world: World, started: Prompted, above: readonly string[]) {
  const { party, prompt } = started
  const raw = [
    ...above,
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=post.example; s=world; bh=AAAA;',
    ' h=from:to:subject:message-id:in-reply-to; b=AAAA',
    `From: ${party.address}`,
    `To: ${prompt.replyTo}`,
    'Subject: Re: code',
    `In-Reply-To: ${prompt.messageId}`,
    `Message-ID: <${randomUUID()}@post.example>`,
    '',
    codeFor(world, started),
    '',
  ].join('\n')
  const envelopeFrom = 'x@nowhere.example'
  const { address: from } = party
  return world.mail.send({ from, to: prompt.replyTo, raw, unsigned: true, envelopeFrom })
}

/** A report that the prompt was not delivered (RFC 3464). */
export function bounce(world: World, { party, prompt }: Prompted, status: string) {
  const raw = `From: Mail Delivery Subsystem <mailer-daemon@post.example>
To: ${prompt.envelopeFrom}
Subject: Undeliverable
Message-ID: <${randomUUID()}@post.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not arrive.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.world.example

Final-Recipient: rfc822; ${party.address}
Action: ${status.startsWith('5') ? 'failed' : 'delayed'}
Status: ${status}

--b
Content-Type: text/rfc822-headers

Message-ID: ${prompt.messageId}

--b--
`
  return world.mail.send({
    from: 'mailer-daemon@post.example',
    envelopeFrom: '',
    to: prompt.envelopeFrom,
    raw,
  })
}

/** The first short answer that a party gets. */
export function waitForAnswer({ mail }: World, { party }: Pick<Prompted, 'party'>) {
  const timeoutMilliseconds = waiting.timeout
  return mail.waitForMail({ to: party.address, where: isAnswer, timeoutMilliseconds })
}

/** The short answers that a party got, once all that were asked for are on their way. */
export async function answersTo(world: World, { party, key }: Prompted): Promise<KeptMail[]> {
  await vi.waitFor(async () => {
    const jobs = await answerJobs(world, key)
    expect(jobs.filter((state) => state !== 'completed')).toEqual([])
  }, waiting)
  return world.mail.mail(party.address).filter(isAnswer)
}

/** How the jobs that send an answer stand. They are asked for in the transaction of the change that asks for them. */
export async function answerJobs(world: World, key: Prompted['key']): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`
    select state from email_verification_jobs.job
    where name = 'send-answer' and data ->> 'verificationId' = ${key.verificationId}`.execute(
    world.db,
  )
  return rows.map(({ state }) => state)
}

export function isAnswer({ headers }: KeptMail): boolean {
  return headers.some(({ value }) => value === 'auto-replied')
}
