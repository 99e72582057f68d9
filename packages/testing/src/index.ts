export {
  type Authority,
  type Certificate,
  createCertificate,
  openAuthority,
} from './certificate.ts'
export { type Clamd, type ClamdFault, eicar, startClamd } from './clamd.ts'
export { type FixedClock, fixedClock } from './clock.ts'
export {
  type DnsFault,
  type DnsRecord,
  type DnsServer,
  startDnsServer,
  type Zone,
} from './dns-server.ts'
export { forThisFile } from './for-this-file.ts'
export { type Journal, openJournal } from './journal.ts'
export { type DkimKey, dkimPublicKey, loadDkimKey } from './mail/dkim-key.ts'
export type { HandedOver } from './mail/handed-over.ts'
export {
  type Authentication,
  type KeptAttachment,
  type KeptMail,
  readAttachment,
} from './mail/kept-mail.ts'
export type { Manner } from './mail/manner.ts'
export { type MailProvider, startMailProvider } from './mail/provider.ts'
export type { Delivery, DeliveryRefusal, OutgoingMail } from './mail/send-mail.ts'
export type { StsPolicy } from './mail/sts-server.ts'
export { type MailWorld, type MailWorldOptions, startMailWorld } from './mail/world.ts'
export { createMailZone, reservedDomains, type ServiceDomain } from './mail/zone.ts'
export { findFreePort } from './postgres/port.ts'
export * from './postgres.ts'
export type { TwilioFault } from './twilio/routes.ts'
export type { KeptText, TextStatus } from './twilio/text.ts'
export {
  openTwilio,
  startTwilio,
  type Twilio,
  type TwilioOptions,
  unreachableNumber,
} from './twilio/twilio.ts'
