import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from '../postgres/port.ts'
import { type Daemon, runDaemon } from './daemon.ts'

export interface DovecotOptions {
  readonly user: string
  readonly password: string
  readonly tls: { readonly key: string; readonly cert: string }
  /** Where it asks about access tokens (RFC 7662), with the token behind it; without it there are none. */
  readonly introspectionUrl?: string
}

export interface Dovecot extends Daemon {
  /** IMAP with TLS from the first byte. */
  readonly imapsPort: number
  /** IMAP with STARTTLS. */
  readonly imapPort: number
  /** Takes mail for anybody into the one mailbox there is. */
  readonly lmtpPort: number
  /** Message GUIDs of a folder. */
  list(folder: string): Promise<string[]>
  /** Puts everything in a folder back into INBOX. */
  moveBack(folder: string): Promise<void>
  /** Ends every connection of the user. */
  kick(): Promise<void>
}

const nobody = 65_534

/** A real Dovecot with one mailbox, into which all mail that it gets over LMTP goes. */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'gwirio-dovecot-'))
  await chmod(folder, 0o755)
  const home = join(folder, 'home')
  await mkdir(home)
  await chown(home, nobody, nobody)
  const ports = {
    imapsPort: await findFreePort(),
    imapPort: await findFreePort(),
    lmtpPort: await findFreePort(),
  }
  const files = {
    'key.pem': options.tls.key,
    'cert.pem': options.tls.cert,
    users: `${options.user}:{PLAIN}${options.password}\n`,
    'oauth2.conf': `introspection_mode = auth\nintrospection_url = ${options.introspectionUrl}\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`,
    'dovecot.conf': dovecotConf(folder, options, ports),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const daemon = await runDaemon({
    command: '/usr/sbin/dovecot',
    args: ['-F', '-c', join(folder, 'dovecot.conf')],
    folder,
    ports: Object.values(ports),
  })
  const ask = async (...words: string[]) => {
    const args = ['-c', join(folder, 'dovecot.conf'), ...words]
    return (await promisify(execFile)('/usr/bin/doveadm', args)).stdout
  }
  const { user } = options
  return {
    ...ports,
    ...daemon,
    async list(mailbox) {
      const printed = await ask('search', '-u', user, 'mailbox', mailbox, 'all')
      return printed.split('\n').filter(Boolean)
    },
    async moveBack(mailbox) {
      await ask('move', '-u', user, 'INBOX', 'mailbox', mailbox, 'all')
    },
    async kick() {
      await ask('kick', user)
    },
  }
}

function dovecotConf(
  folder: string,
  { introspectionUrl }: DovecotOptions,
  { imapsPort, imapPort, lmtpPort }: Pick<Dovecot, 'imapsPort' | 'imapPort' | 'lmtpPort'>,
): string {
  const oauth = `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}`
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = plain ${introspectionUrl ? 'xoauth2' : ''}
mail_location = maildir:${folder}/home/mail
first_valid_uid = 1
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
service stats {
  chroot =
}
passdb {
  driver = passwd-file
  mechanisms = plain
  args = ${folder}/users
}
${introspectionUrl ? oauth : ''}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/home allow_all_users=yes
}
`
}
