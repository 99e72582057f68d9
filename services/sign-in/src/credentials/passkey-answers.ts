import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const base64url = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000)
const common = { id: base64url, rawId: base64url, type: z.literal('public-key') }

const signed = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})

const added = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(32)).max(10).optional(),
  }),
})

export type SignedAnswer = AuthenticationResponseJSON
export type AddedAnswer = RegistrationResponseJSON

/** Reads what the device answered to a sign-in; null when it is of another form. */
export function readSigned(body: unknown): SignedAnswer | null {
  const read = signed.safeParse(readJson(body))
  return read.success ? ({ ...read.data, clientExtensionResults: {} } as SignedAnswer) : null
}

/** Reads the passkey that the device made; null when it is of another form. */
export function readAdded(body: unknown): AddedAnswer | null {
  const read = added.safeParse(readJson(body))
  return read.success ? ({ ...read.data, clientExtensionResults: {} } as AddedAnswer) : null
}

function readJson(body: unknown): unknown {
  const text = (body as { response?: unknown } | undefined)?.response
  if (typeof text !== 'string') return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
