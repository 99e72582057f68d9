import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../postgres/port.ts'
import { type Daemon, runDaemon } from './daemon.ts'

export interface PostfixOptions {
  readonly domain: string
  /** Where mail for the domain goes: `smtp:[127.0.0.1]:2525`, `lmtp:inet:127.0.0.1:2424`, `lmtp:unix:/path`. */
  readonly nextHop: string
  /** More lines of main.cf. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Postfix extends Daemon {
  /** Where it takes mail over SMTP. */
  readonly port: number
  /** Has all tried that waits, now and again, until the log holds this. */
  flushUntilLog(words: RegExp): Promise<string>
}

const services = [
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'verify unix - - n - 1 verify',
  'flush unix n - n 1000? 0 flush',
  'proxymap unix - - n - - proxymap',
  'smtp unix - - n - - smtp',
  'relay unix - - n - - smtp',
  'lmtp unix - - n - - lmtp',
  'showq unix n - n - - showq',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'postlog unix-dgram n - n - 1 postlogd',
]

/** A real Postfix that takes mail for one domain and hands it on, as an organisation has it at its border. */
export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const folder = await mkdtemp(join(tmpdir(), 'gwirio-postfix-'))
  await chmod(folder, 0o755)
  const port = await findFreePort()
  await mkdir(join(folder, 'queue'))
  await writeFile(join(folder, 'main.cf'), mainCf(folder, options))
  const smtpd = `127.0.0.1:${port} inet n - n - - smtpd`
  await writeFile(join(folder, 'master.cf'), `${[smtpd, ...services].join('\n')}\n`)
  const daemon = await runDaemon({
    command: '/usr/sbin/postfix',
    args: ['-c', folder, 'start-fg'],
    stop: ['-c', folder, 'stop'],
    folder,
    ports: [port],
  })
  return {
    port,
    ...daemon,
    async flushUntilLog(words) {
      const again = setInterval(() => execFile('/usr/sbin/postqueue', ['-c', folder, '-f']), 500)
      try {
        return await daemon.waitForLog(words)
      } finally {
        clearInterval(again)
      }
    },
  }
}

function mainCf(folder: string, { domain, nextHop, settings }: PostfixOptions): string {
  const lines = {
    compatibility_level: '3.6',
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    command_directory: '/usr/sbin',
    daemon_directory: '/usr/lib/postfix/sbin',
    maillog_file: join(folder, 'log'),
    maillog_file_prefixes: folder,
    myhostname: `edge.${domain}`,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mydestination: '',
    mynetworks: '127.0.0.9/32',
    relay_domains: domain,
    smtpd_relay_restrictions: 'reject_unauth_destination',
    smtpd_peername_lookup: 'no',
    smtp_dns_support_level: 'disabled',
    smtp_host_lookup: 'native',
    transport_maps: `inline:{ ${domain}=${nextHop} }`,
    ...settings,
  }
  return `${Object.entries(lines)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n')}\n`
}
