import { verify } from 'otplib'

const stepSeconds = 30

/** Of a person who is not there: compared with like any other, never right. */
const nobodysSecret = 'A'.repeat(32)

/**
 * Finds the time step that a one-time code belongs to (RFC 6238: SHA-1, 6 digits, 30 s; one step early or late,
 * §5.2). That each step counts only once is for the caller to see to.
 *
 * @param secret base32, at least 128 bits; without one nothing matches, in the same time
 * @returns null when the code is of no such step
 */
export async function findTotpStep(
  secret: string | undefined,
  code: string,
  now: Date,
): Promise<number | null> {
  const result = await verify({
    secret: secret ?? nobodysSecret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: stepSeconds,
    period: stepSeconds,
  })
  return secret !== undefined && result.valid && 'timeStep' in result ? result.timeStep : null
}
