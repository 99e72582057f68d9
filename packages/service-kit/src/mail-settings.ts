import { createPrivateKey } from 'node:crypto'
import { parseAddress, parseDomain } from '@gwirio/contracts'
import { type ZodType, z } from 'zod'
import { type Setting, setting } from './setting.ts'

const domain = z.string().transform(parseDomain).pipe(z.string())

/** A mail domain, read into its A-label form. */
export function domainSetting(description: string): Setting<string> {
  return required(description, 'a domain name', domain)
}

/** Domains separated by commas; none when it is absent. */
export function domainsSetting(description: string): Setting<readonly string[]> {
  return setting.listOf({ description, form: 'domain names separated by commas', item: domain })
}

/** One e-mail address, as it will be written. */
export function addressSetting(description: string): Setting<string> {
  return required(description, 'an e-mail address', z.string().refine(isAddress))
}

/** The same where there need not be one. */
export function optionalAddressSetting(description: string): Setting<string | undefined> {
  return { ...addressSetting(description), presence: 'optional' }
}

function isAddress(text: string): boolean {
  return parseAddress(text).ok
}

/** An RSA key as PEM, or as that PEM in base64 where line breaks do not survive. */
export function privateKeySetting(description: string): Setting<string> {
  const schema = z
    .string()
    .transform((text) =>
      text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8'),
    )
    .refine(isRsaKey)
  return {
    ...required(description, 'an RSA key in PEM, or that in base64', schema),
    isSecret: true,
  }
}

function required<Value>(
  description: string,
  form: string,
  schema: ZodType<Value>,
): Setting<Value> {
  return { description, form, schema, presence: 'required', isSecret: false }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}
