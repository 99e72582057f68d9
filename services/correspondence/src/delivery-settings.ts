import {
  addressSetting,
  domainSetting,
  optionalAddressSetting,
  privateKeySetting,
  setting,
} from '@gwirio/service-kit'

/** From whom what leaves is, how it is signed, and how it reaches the servers of its recipients. */
export const deliverySettings = {
  fromAddress: addressSetting('Address that letters and reports are from'),
  senderName: setting.text({ default: '', description: 'Name beside it' }),
  replyAddress: optionalAddressSetting('Where people reply to; the address above when absent'),
  privacyUrl: setting.url({
    protocols: ['https'],
    description: 'Page on how personal information is used, named below everything that leaves',
  }),
  mailDomain: domainSetting('Domain that outgoing mail is signed for'),
  dkimSelector: setting.text({ description: 'Selector of the DKIM key (RFC 6376 §3.1)' }),
  dkimPrivateKey: privateKeySetting('DKIM private key (RFC 6376 §3.3), 2048 bits or more'),
  dnsServers: setting.list({
    default: [],
    description: "Resolvers for mail (`address` or `address:port`); none means the system's",
  }),
  remoteSmtpPort: setting.port({
    default: 25,
    description: 'Port on which the mail servers of recipients listen',
  }),
  remotePolicyPort: setting.port({
    default: 443,
    description: 'Port at which their policies (MTA-STS, RFC 8461) are fetched',
  }),
  remoteCa: setting.secret({
    optional: true,
    description: 'Certificates to trust of them instead of the well-known authorities, in PEM',
  }),
  allowPrivateAddresses: setting.boolean({
    default: false,
    description: 'Whether they may have private addresses; only where all the world is one machine',
  }),
  handOversAtOnce: setting.integer({
    default: 16,
    min: 1,
    max: 50,
    description:
      'Messages that one process brings to mail servers at once, each whole in memory; a slow server keeps one place',
  }),
  handOversPerDomain: setting.integer({
    default: 5,
    min: 1,
    max: 50,
    description:
      'Of these, messages to one mail domain, in all processes together: fewer than above, or a slow one keeps all places',
  }),
}

/** Where bounces and complaints come back. */
export const returnSettings = {
  returnDomain: domainSetting(
    'Domain of the return path: the one of outgoing mail or one below it, with its MX here',
  ),
  returnSmtpHost: setting.text({
    default: '127.0.0.1',
    description: 'Address to listen on for what comes back',
  }),
  returnSmtpPort: setting.port({
    default: 2526,
    description: 'Port to listen on for what comes back',
  }),
  returnTlsCert: setting.secret({
    optional: true,
    description: 'Certificates for STARTTLS there in PEM; none, and it is not offered',
  }),
  returnTlsKey: setting.secret({ optional: true, description: 'Their private key in PEM' }),
}
