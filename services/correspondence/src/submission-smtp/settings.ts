import { findHalfSet, type SettingsOf, setting } from '@gwirio/service-kit'

/** The way in for systems that only speak SMTP. */
export const submissionSettings = {
  submissionHost: setting.text({
    default: '127.0.0.1',
    description: 'Address to listen on for SMTP submission',
  }),
  submissionPort: setting.port({
    default: 2587,
    description: 'Port to listen on for SMTP submission',
  }),
  submissionName: setting.text({
    default: 'localhost',
    description: 'Host name in its greeting, as the certificate has it',
  }),
  submissionTlsCert: setting.secret({
    optional: true,
    description: 'Certificates for SMTP submission in PEM; none, and there is no such way in',
  }),
  submissionTlsKey: setting.secret({ optional: true, description: 'Their private key in PEM' }),
}

export type SubmissionConfig = SettingsOf<typeof submissionSettings>

/** What in these settings does not fit together, each with its remedy. */
export function findSubmissionProblems(config: SubmissionConfig): string[] {
  return findHalfSet(config, 'submissionTlsCert', 'submissionTlsKey')
}
