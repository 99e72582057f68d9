import { generateSecret, generateURI } from 'otplib'
import encodeQr from 'qr'

const sidePixels = 220

/** A new secret for an authenticator app: base32 of 160 random bits (RFC 4226 §4). */
export function makeTotpSecret(): string {
  return generateSecret()
}

/** What an authenticator app needs to know: as a picture to scan, and as text to type. */
export function describeTotpSecret(options: {
  secret: string
  username: string
  organisation: string
}): { qr: string; secret: string } {
  const { secret, username, organisation } = options
  const uri = generateURI({ issuer: organisation, label: username, secret })
  const size = `width="${sidePixels}" height="${sidePixels}"`
  return {
    qr: encodeQr(uri, 'svg').replace('<svg ', `<svg ${size} aria-hidden="true" `),
    secret: (secret.match(/.{1,4}/g) ?? []).join(' '),
  }
}
