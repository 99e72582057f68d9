import type { DnsRecord, Zone } from '../dns-server.ts'

/** Where the provider's own mail server stands in the zone. */
export const providerHost = 'mx.world.example'

/** Where the provider listens a second time, without TLS; not every system has it. */
export const noTlsAddress = '127.0.0.2'

/** A domain whose mail Gwirio receives itself. */
export interface ServiceDomain {
  domain: string
  /** Where its SMTP listener is; 127.0.0.1 if not given. */
  smtpHost?: string | undefined
  /** A function when it is known only later. */
  smtpPort: number | (() => number)
  /** `publicKey` is what stands after `p=` (RFC 6376 §3.6.1). */
  dkim?: { selector: string; publicKey: string } | undefined
}

/**
 * Domains that show what goes wrong. Every other name is an ordinary domain at the provider:
 * signed, with SPF, and with a DMARC policy of `reject`.
 */
export const reservedDomains = {
  /** Receives and sends mail without SPF, DKIM or DMARC. */
  unsigned: 'unsigned.example',
  /** Has SPF, does not sign, and has no DMARC policy. */
  spfOnly: 'spf-only.example',
  /** Says that it takes no mail (RFC 7505). */
  nullMx: 'null-mx.example',
  /** Exists, but has no mail server. */
  noMail: 'no-mail.example',
  /** Does not exist. */
  nowhere: 'nowhere.example',
  /** Its server knows none of its mailboxes: 550 to every recipient. */
  refuses: 'refuses.example',
  /** Its server is always too busy: 451 to every recipient. */
  defers: 'defers.example',
  /** Its server, at 127.0.0.2, does not speak TLS. */
  noTls: 'no-tls.example',
  /** The certificate of its server signs itself. */
  badCertificate: 'bad-certificate.example',
} as const

/** Have no names below them, where a signing key or a policy would stand. */
const bareDomains = [
  reservedDomains.unsigned,
  reservedDomains.spfOnly,
  reservedDomains.nullMx,
  reservedDomains.noMail,
  reservedDomains.nowhere,
]
const unsignedDomains: readonly string[] = [reservedDomains.unsigned, reservedDomains.spfOnly]
const localMx: DnsRecord = { type: 'MX', exchange: providerHost, priority: 10 }
const localAddress: DnsRecord = { type: 'A', address: '127.0.0.1' }
const localSpf: DnsRecord = { type: 'TXT', text: 'v=spf1 ip4:127.0.0.1 -all' }
const dmarc: DnsRecord = { type: 'TXT', text: 'v=DMARC1; p=reject; adkim=s; aspf=s' }

/** Whether the provider signs the mail of this domain. */
export function isSigned(domain: string): boolean {
  return !unsignedDomains.includes(domain.toLowerCase())
}

/** The zone of the whole world: Gwirio's own domains, the reserved ones, and all others. */
export function createMailZone(options: {
  providerDkim: { selector: string; publicKey: string }
  services: readonly ServiceDomain[]
  /** Records that stand before all others; undefined is no such name. */
  others?: ReadonlyMap<string, readonly DnsRecord[] | undefined>
  /** The record of `_mta-sts.<domain>`, if it has one. */
  stsRecordOf?: (name: string) => DnsRecord | undefined
}): Zone {
  const { others, stsRecordOf } = options
  const known = new Map<string, readonly DnsRecord[] | undefined>([
    [providerHost, [localAddress]],
    [reservedDomains.unsigned, [localMx, localAddress]],
    [reservedDomains.spfOnly, [localMx, localAddress, localSpf]],
    [reservedDomains.nullMx, [{ type: 'MX', exchange: '', priority: 0 }]],
    [reservedDomains.noMail, []],
    [reservedDomains.nowhere, undefined],
    ...hostedElsewhere(reservedDomains.noTls, noTlsAddress),
    ...hostedElsewhere(reservedDomains.badCertificate, '127.0.0.1'),
    ...options.services.flatMap(serviceRecords),
  ])
  const closed = [...options.services.map((service) => service.domain), ...bareDomains]
  return (name) => {
    if (others?.has(name)) return others.get(name)
    const policy = name.startsWith('_mta-sts.') && stsRecordOf?.(name)
    if (policy) return [policy]
    if (known.has(name)) return known.get(name)
    if (closed.some((domain) => name.endsWith(`.${domain}`))) return undefined
    return ordinaryRecords(name, options.providerDkim)
  }
}

/** A domain at the provider whose mail server has a name of its own. */
function hostedElsewhere(domain: string, address: string): [string, readonly DnsRecord[]][] {
  const exchange = serviceMailHost(domain)
  return [
    [domain, [{ type: 'MX', exchange, priority: 10 }, localAddress, localSpf]],
    [exchange, [{ type: 'A', address }]],
  ]
}

/** The name of the mail server of a domain that has one of its own. */
export function serviceMailHost(domain: string): string {
  return `mx.${domain}`
}

function serviceRecords(service: ServiceDomain): [string, readonly DnsRecord[]][] {
  const { domain, dkim } = service
  const mailHost = serviceMailHost(domain)
  const mx: DnsRecord = { type: 'MX', exchange: mailHost, priority: 10 }
  const records: [string, readonly DnsRecord[]][] = [
    [domain, [mx, localAddress, localSpf]],
    [mailHost, [localAddress]],
    [`_dmarc.${domain}`, [dmarc]],
  ]
  if (dkim) records.push([`${dkim.selector}._domainkey.${domain}`, [dkimRecord(dkim.publicKey)]])
  return records
}

function ordinaryRecords(
  name: string,
  dkim: { selector: string; publicKey: string },
): readonly DnsRecord[] | undefined {
  const signingKey = `${dkim.selector}._domainkey.`
  if (name.startsWith('_dmarc.') && isDomain(name.slice('_dmarc.'.length))) return [dmarc]
  if (name.startsWith(signingKey) && isDomain(name.slice(signingKey.length))) {
    return [dkimRecord(dkim.publicKey)]
  }
  return isDomain(name) ? [localMx, localAddress, localSpf] : undefined
}

/** Not a top-level domain, not a place below an underscore, not a reverse lookup. */
function isDomain(name: string): boolean {
  return name.includes('.') && !name.includes('_') && !name.endsWith('.arpa')
}

function dkimRecord(publicKey: string): DnsRecord {
  return { type: 'TXT', text: `v=DKIM1; k=rsa; p=${publicKey}` }
}
