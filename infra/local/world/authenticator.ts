import { Router } from 'express'
import { generate } from 'otplib'

const periodSeconds = 30

export interface OneTimeCodes {
  readonly codes: ReadonlyArray<{ readonly username: string; readonly code: string }>
  /** How long they are still shown. */
  readonly secondsLeft: number
}

/**
 * The authenticator apps of the staff (TOTP, RFC 6238): without secrets there is none.
 *
 * @param secrets `username:secret` separated by commas
 */
export function createAuthenticator(secrets: string | undefined) {
  const people = (secrets ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.split(':'))
  const current = async (): Promise<OneTimeCodes | null> => {
    if (people.length === 0) return null
    const secondsLeft = periodSeconds - (Math.floor(Date.now() / 1000) % periodSeconds)
    const codes = people.map(async ([username = '', secret = '']) => ({
      username,
      code: await generate({ secret }),
    }))
    return { codes: await Promise.all(codes), secondsLeft }
  }
  const router = Router().get('/api/staff-codes', async (_request, response, next) => {
    const codes = await current()
    if (codes) response.json(codes)
    else next()
  })
  return { router, current }
}

export type Authenticator = ReturnType<typeof createAuthenticator>
