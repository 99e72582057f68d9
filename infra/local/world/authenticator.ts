import { Router } from 'express'
import { generate } from 'otplib'

const periodSeconds = 30

export interface OneTimeCode {
  code: string
  /** How long it is still shown. */
  secondsLeft: number
}

/** The staff member's authenticator app (TOTP, RFC 6238): without a secret there is none. */
export function createAuthenticator(secret: string | undefined) {
  const current = async (): Promise<OneTimeCode | null> => {
    if (!secret) return null
    const secondsLeft = periodSeconds - (Math.floor(Date.now() / 1000) % periodSeconds)
    return { code: await generate({ secret }), secondsLeft }
  }
  const router = Router().get('/api/staff-code', async (_request, response, next) => {
    const code = await current()
    if (code) response.json(code)
    else next()
  })
  return { router, current }
}

export type Authenticator = ReturnType<typeof createAuthenticator>
