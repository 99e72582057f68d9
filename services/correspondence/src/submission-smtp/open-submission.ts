import { type MailListener, startSubmissionListener } from '@gwirio/mail'
import { createTokenVerifier, explainListenError } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { acceptSubmission } from './accept-submission.ts'
import { createClientSignIn } from './sign-in-client.ts'

/** Product page, *Numbers*. */
const maxMessageBytes = 25 * 1024 * 1024

/**
 * Opens the way in for systems that only speak SMTP; there is none without a certificate.
 *
 * @throws {SettingsError} when the port cannot be had
 */
export async function openSubmission(context: Context): Promise<MailListener | null> {
  const { config, clock, log } = context
  const { submissionTlsCert: cert, submissionTlsKey: key, issuer, tokenAudience } = config
  if (!cert || !key) return null
  const verifyToken = createTokenVerifier({
    issuer,
    jwksUrl: config.jwksUrl,
    audience: tokenAudience,
    clock,
  })
  const place = { host: config.submissionHost, port: config.submissionPort }
  try {
    return await startSubmissionListener({
      ...place,
      serverName: config.submissionName,
      tls: { cert, key },
      signIn: createClientSignIn({ issuer, tokenAudience, clock, verifyToken }),
      accept: async (mail) => await acceptSubmission(context, mail),
      log,
      maxMessageBytes,
    })
  } catch (error) {
    throw explainListenError(error, { way: 'SUBMISSION', place })
  }
}
