import { type DKIMVerifyResult, dkimVerify } from 'mailauth'
import { type Header, type HeaderField, withoutFields } from '../message/header-fields.ts'
import { forMailauth, type MailResolver } from './resolver.ts'
import type { SignatureClaim } from './signature-claim.ts'

export interface FieldsToVerify {
  /** Signatures whose keys are asked for; those that relax the body cost less alone. */
  readonly claims: readonly SignatureClaim[]
  /** The DKIM-Signature and ARC fields that are looked at at all. */
  readonly fields: readonly HeaderField[]
  readonly resolver: MailResolver
  readonly now: Date
}

/**
 * Has mailauth verify signature fields of a message (RFC 6376, strictly, RFC 8301 and RFC 8463). It is
 * shown nothing but From, these fields and what they sign, because the rest can only cost time.
 */
export async function verifyFields(
  raw: Uint8Array,
  header: Header,
  { claims, fields, resolver, now }: FieldsToVerify,
): Promise<DKIMVerifyResult> {
  const names = new Set(claims.flatMap(({ signedFields }) => [...signedFields]))
  const hidden = header.fields.filter((field) => {
    if (isSignature(field)) return !fields.includes(field)
    return field.name !== 'from' && !names.has(field.name)
  })
  const shown = withoutFields(raw, hidden)
  const bodyLength = raw.length - header.bodyStart
  // Without a signature there is no body to hash
  const bodyAt = shown.length - bodyLength
  const body = claims.length > 0 ? textOf(shown.subarray(bodyAt)) : ''
  const isRelaxed = claims.every(({ isBodyRelaxed }) => isBodyRelaxed)
  const part = [textOf(shown.subarray(0, bodyAt)), isRelaxed ? relax(body) : body].join('')
  return await dkimVerify(Buffer.from(part, 'latin1'), {
    resolver: forMailauth(resolver),
    curTime: now,
    minBitLength: 1024,
    strict: true,
    // Keeps it from reading Return-Path
    sender: 'postmaster@localhost.invalid',
  })
}

function isSignature({ name }: HeaderField): boolean {
  return name === 'dkim-signature' || name.startsWith('arc-')
}

/** Asks for the keys of these signatures; of any other key it says that there is none. */
export function askForKeysOf(
  signatures: readonly { readonly selector: string; readonly domain: string }[],
  resolver: MailResolver,
): MailResolver {
  const names = new Set(
    signatures.map(({ selector, domain }) => `${selector}._domainkey.${domain}`.toLowerCase()),
  )
  return async (name, type) => {
    if (names.has(name.toLowerCase())) return await resolver(name, type)
    throw Object.assign(new Error('not asked'), { code: 'ENOTFOUND' })
  }
}

/** The white space of the relaxed form (RFC 6376 §3.4.4), for which mailauth takes long. */
function relax(body: string): string {
  return body.replace(/[ \t]+/g, ' ').replaceAll(' \r\n', '\r\n')
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
