export { comparableAddress } from './addresses/comparable-address.ts'
export { isDisposableProvider } from './addresses/disposable-provider.ts'
export { findLookAlike, type LookAlike } from './addresses/look-alike-letters.ts'
export { areNear, isNearMiss } from './addresses/near-miss.ts'
export {
  type Address,
  type AddressProblem,
  type AddressReading,
  normaliseAddress,
  parseAddress,
  parseDomain,
} from './addresses/parse-address.ts'
export { isRoleMailbox } from './addresses/role-mailbox.ts'
export { suggestAddress } from './addresses/suggest-address.ts'
export {
  type AuthenticationOptions,
  authenticateMail,
} from './authenticate/authenticate-mail.ts'
export type { TrustedEdge } from './authenticate/edge-results.ts'
export { createResolver, type MailResolver, type ResolverOptions } from './authenticate/resolver.ts'
export type { Connection } from './authenticate/sender.ts'
export type {
  AuthenticationLevel,
  SignatureProblem,
  SignatureSummary,
  Verdict,
  VerdictReason,
} from './authenticate/verdict.ts'
export {
  decideReply,
  type HoldReason,
  type Match,
  type MatchedVerification,
  maxCandidates,
  type ReplyDecision,
  type ReplyFacts,
} from './decide-reply.ts'
export { createDeliverer, type Deliverer, type DelivererOptions } from './deliver/deliverer.ts'
export type {
  DeliveryLimits,
  DeliveryResult,
  GateHold,
  Letter,
  TlsFacts,
} from './deliver/delivery.ts'
export { isPublic } from './deliver/find-addresses.ts'
export type { PolicyCache, StsPolicy } from './deliver/policy/policy-cache.ts'
export { type FromProblem, readMailbox } from './message/from.ts'
export { type Header, type HeaderField, readHeader, valuesOf } from './message/header-fields.ts'
export { isReadOneWay } from './message/one-way.ts'
export { type ReadProblem, subjectOf } from './message/parse-message.ts'
export { writeSubject } from './message/write-subject.ts'
export type { Original, Returned } from './read/program/returned.ts'
export { readReply } from './read/read-reply.ts'
export { type ReturnedMail, readReturnedMail, witnessOf } from './read/read-returned.ts'
export type { Bounce, Reply } from './read/reply.ts'
export type { MailListener } from './receive/listen-at.ts'
export { listenOnFile } from './receive/listen-on-file.ts'
export { type ListenerOptions, startLmtpListener, startSmtpListener } from './receive/listener.ts'
export { type MailFileProblem, readMailFile } from './receive/mail-file.ts'
export type { MailLog } from './receive/mail-log.ts'
export { type MailboxOptions, watchMailbox } from './receive/mailbox/watch-mailbox.ts'
export type { MessageLimits } from './receive/message-checks.ts'
export { type Networks, parseNetworks, siteOf } from './receive/networks.ts'
export type { Place } from './receive/place.ts'
export { limitRate, type Rate } from './receive/rate.ts'
export type { ReceivedMail, WayIn } from './receive/received-mail.ts'
export type { Credentials, SignIn } from './receive/sign-in.ts'
export {
  type SubmissionAnswer,
  type SubmissionOptions,
  type SubmittedMail,
  startSubmissionListener,
} from './receive/submission.ts'
export { createReplyToken, messageIdFor, replyAddressFor, tokensIn } from './reply-token.ts'
export { createReturnPathId, readReturnPath, returnPathFor } from './return-path.ts'
export { createDkimSigner, type DkimKey, type DkimSigner } from './send/dkim-signer.ts'
export {
  createMailer,
  type Mailer,
  type MailerOptions,
  type OutgoingMail,
  type SendResult,
} from './send/mailer.ts'
export { type ShownAttachment, type ShownMail, showMail } from './show/show-mail.ts'
export { createMailReader, type MailReader, type MailReaderOptions } from './work/mail-reader.ts'
