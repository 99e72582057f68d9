export { comparableAddress } from './addresses/comparable-address.ts'
export {
  type Address,
  type AddressProblem,
  type AddressReading,
  normaliseAddress,
  parseAddress,
  parseDomain,
} from './addresses/parse-address.ts'
export { createReplyToken, messageIdFor, replyAddressFor, tokensIn } from './reply-token.ts'
export {
  createMailer,
  type Mailer,
  type MailerOptions,
  type OutgoingMail,
  type SendResult,
} from './send/mailer.ts'
export {
  type MailLog,
  type SmtpListener,
  type SmtpListenerOptions,
  startSmtpListener,
} from './smtp/listener.ts'
export type { MessageLimits } from './smtp/message-checks.ts'
export type { ReceivedMail } from './smtp/received-mail.ts'
