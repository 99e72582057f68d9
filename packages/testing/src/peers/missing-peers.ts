import { existsSync } from 'node:fs'

const programs = [
  '/usr/sbin/postfix',
  '/usr/sbin/dovecot',
  '/usr/lib/dovecot/lmtp',
  '/usr/bin/swaks',
  '/usr/sbin/clamd',
]

/** Says what keeps real mail servers from being started here, with the remedy; null when nothing does. */
export function findMissingPeers(): string | null {
  const isThere = programs.every((program) => existsSync(program))
  // Both change to accounts of their own
  const isRoot = process.getuid?.() === 0
  if (isThere && isRoot) return null
  return 'apt-get install postfix dovecot-imapd dovecot-lmtpd swaks clamav-daemon, as root'
}
