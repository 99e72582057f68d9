import { createGwirioClient } from '@gwirio/client'

/** A variable that must be there. */
export function need(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`Set ${name}`)
}

export function connect() {
  return createGwirioClient({
    baseUrls: {
      emailVerification: need('GWIRIO_EMAIL_VERIFICATION_URL'),
      correspondence: need('GWIRIO_CORRESPONDENCE_URL'),
    },
    tokenUrl: need('GWIRIO_TOKEN_URL'),
    clientId: need('GWIRIO_CLIENT_ID'),
    clientSecret: need('GWIRIO_CLIENT_SECRET'),
  })
}
