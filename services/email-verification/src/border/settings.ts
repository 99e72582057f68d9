import { parseNetworks } from '@gwirio/mail'
import { findBothSet, findHalfSet, type SettingsOf, setting } from '@gwirio/service-kit'
import { z } from 'zod'

/** The ways in, and how much they let in. */
export const borderSettings = {
  smtpHost: setting.text({
    default: '127.0.0.1',
    description: 'Address to listen on for replies',
  }),
  smtpPort: setting.port({ default: 2525, description: 'Port to listen on for replies' }),
  smtpTlsCert: setting.secret({
    optional: true,
    description: 'Certificates for STARTTLS in PEM; none, and it is not offered',
  }),
  smtpTlsKey: setting.secret({ optional: true, description: 'Their private key in PEM' }),
  trustedEdges: setting.listOf({
    description:
      "The organisation's own mail servers (`192.0.2.1`, `2001:db8::/64`), who say for whom they bring mail (XFORWARD)",
    form: 'addresses and networks (first address, at least /8 or IPv6 /32, no `::ffff:`) separated by commas',
    item: z.string().refine((word) => parseNetworks([word]) !== null),
  }),
  maxConnections: setting.integer({
    default: 500,
    min: 1,
    max: 10_000,
    description: 'Connections of mail servers at once',
  }),
  maxConnectionsPerClient: setting.integer({
    default: 50,
    min: 1,
    max: 10_000,
    description: 'Of one address that is no trusted edge',
  }),
  maxMessagesPerMinute: setting.integer({
    default: 300,
    min: 1,
    max: 100_000,
    description: 'Messages a minute from one address that is no trusted edge',
  }),
  lmtpHost: setting.text({ default: '127.0.0.1', description: 'Address to listen on for LMTP' }),
  lmtpPort: setting.port({ optional: true, description: 'Port to listen on for LMTP' }),
  lmtpSocket: setting.text({
    optional: true,
    description: 'Socket file to listen on for LMTP, instead of the port',
  }),
  imapUrl: setting.url({
    protocols: ['imaps', 'imap'],
    optional: true,
    description: 'Server of a mailbox with replies; `imap:` is STARTTLS, never without TLS',
  }),
  imapUser: setting.text({ optional: true, description: 'User name of the mailbox' }),
  imapPassword: setting.secret({
    optional: true,
    minLength: 1,
    description: 'Its password, where it has one',
  }),
  imapMailbox: setting.text({
    default: 'INBOX',
    description: 'Folder that is emptied: what was kept moves to `Gwirio/Kept`',
  }),
  imapCa: setting.secret({
    optional: true,
    description: 'Certificates to trust instead of the well-known authorities, in PEM',
  }),
  imapTokenUrl: setting.url({
    optional: true,
    description: 'Where access tokens for the mailbox (XOAUTH2) are had, instead of a password',
  }),
  imapClientId: setting.text({ optional: true, description: 'Our client there' }),
  imapClientSecret: setting.secret({ optional: true, description: 'Its secret' }),
  imapScope: setting.text({
    optional: true,
    description: 'Scope of those tokens, such as `https://outlook.office365.com/.default`',
  }),
  imapRefreshToken: setting.secret({
    optional: true,
    description: 'Refresh token, where the client alone gets none',
  }),
  keepUnknownDays: setting.integer({
    default: 30,
    min: 1,
    max: 1095,
    description: 'How long the content of mail that belongs to no verification is kept',
  }),
}

export type BorderConfig = SettingsOf<typeof borderSettings>

/** What in these settings does not fit together, each with its remedy. */
export function findBorderProblems(config: BorderConfig): string[] {
  const problems = [
    ...findBothSet(config, 'lmtpPort', 'lmtpSocket'),
    ...findHalfSet(config, 'smtpTlsCert', 'smtpTlsKey'),
  ]
  const { imapUrl, imapUser, imapPassword, imapTokenUrl, imapClientId, imapClientSecret } = config
  if (!imapUrl) return problems
  if (!imapUser) problems.push('IMAP_USER is missing: set it to the user name of the mailbox.')
  if (!imapPassword === !imapTokenUrl)
    problems.push('IMAP_PASSWORD or IMAP_TOKEN_URL is needed: set one of them.')
  if (imapTokenUrl && !(imapClientId && imapClientSecret))
    problems.push('IMAP_CLIENT_ID and IMAP_CLIENT_SECRET are missing: tokens are had with them.')
  return problems
}
