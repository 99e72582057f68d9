import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { text } from 'node:stream/consumers'
import type { DnsRecord } from '@gwirio/testing'
import { type DKIMSignOptions, dkimSign } from 'mailauth'
import DKIM from 'nodemailer/lib/dkim'

/** The key that this package's tests sign with, made anew for each run. */
export const privateKey = newKey(2048)

export function newKey(modulusLength: number): string {
  const pair = generateKeyPairSync('rsa', { modulusLength })
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** The TXT record that publishes the public half of a key (RFC 6376 §3.6.1). */
export function keyRecord(pem: string, tags = 'v=DKIM1; k=rsa'): DnsRecord {
  const key = createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64')
  return { type: 'TXT', text: `${tags}; p=${key}` }
}

export interface MailParts {
  from?: string
  subject?: string | null
  body?: string
  headers?: readonly string[]
}

/** A plain message with CRLF line ends. */
export function composeMail(parts: MailParts = {}): string {
  return [
    `From: ${parts.from ?? 'Sian <sian@example.com>'}`,
    'To: r-token@reply.example',
    ...(parts.subject === null ? [] : [`Subject: ${parts.subject ?? 'Re: Eich cod'}`]),
    'Date: Mon, 02 Mar 2026 10:00:00 +0000',
    'Message-ID: <1@example.com>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...(parts.headers ?? []),
    '',
    parts.body ?? '123456',
    '',
  ].join('\r\n')
}

/** Signs as the provider of the sender would, with nodemailer. */
export async function sign(
  mail: string,
  domain = 'example.com',
  pem = privateKey,
): Promise<string> {
  const signer = new DKIM({ domainName: domain, keySelector: 's1', privateKey: pem })
  return await text(signer.sign(mail))
}

/** Signs with every oddity that mailauth's signer knows. */
export async function signOddly(mail: string, options: Partial<DKIMSignOptions>): Promise<string> {
  const signer = {
    signingDomain: 'example.com',
    selector: 's1',
    privateKey,
    signTime: new Date('2026-03-02T10:00:00Z'),
    ...options,
  }
  const { signatures, errors } = await dkimSign(mail, { ...signer, signatureData: [signer] })
  if (errors.length > 0) throw new Error('the test message could not be signed')
  return signatures + mail
}
