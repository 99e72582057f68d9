import { type MailboxOptions, watchMailbox } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { keepMail } from './keep-mail.ts'
import { createMailboxToken } from './mailbox-token.ts'
import type { BorderConfig } from './settings.ts'

/** Watches the mailbox of the settings; null when they name none. */
export function openMailbox(context: Context, config: BorderConfig): AsyncDisposable | null {
  if (!config.imapUrl) return null
  const { protocol, hostname, port } = new URL(config.imapUrl)
  const secure = protocol === 'imaps:'
  return watchMailbox({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port ? Number(port) : secure ? 993 : 143,
    secure,
    user: config.imapUser ?? '',
    auth: authOf(config),
    mailbox: config.imapMailbox,
    ca: config.imapCa,
    accept: async (mail) => void (await keepMail(context, mail)),
    clock: context.clock,
    log: context.log,
  })
}

function authOf(config: BorderConfig): MailboxOptions['auth'] {
  if (config.imapPassword) return { password: config.imapPassword }
  const accessToken = createMailboxToken({
    tokenUrl: config.imapTokenUrl ?? '',
    clientId: config.imapClientId ?? '',
    clientSecret: config.imapClientSecret ?? '',
    scope: config.imapScope,
    refreshToken: config.imapRefreshToken,
  })
  return { accessToken }
}
