import type { TestListener } from './listener.ts'
import { connectSmtp, type SmtpClient } from './smtp-client.ts'

/** A small message that nothing is wrong with. */
export const message = 'From: sian@example.com\r\n\r\n123456\r\n'

/** Connects and says EHLO. */
export async function greet(listener: TestListener, address?: string): Promise<SmtpClient> {
  const client = await connectSmtp(listener.port, address)
  await client.readReply()
  await client.say('EHLO client.example.com')
  return client
}

/** Says all that it takes to hand that message over; the first answer that is no yes, or the last one. */
export async function deliver(client: SmtpClient): Promise<string> {
  for (const line of ['MAIL FROM:<sian@example.com>', 'RCPT TO:<r-one@reply.example>', 'DATA']) {
    const reply = await client.say(line)
    if (!/^[23]/.test(reply)) return reply
  }
  return await client.say(`${message}.`)
}
