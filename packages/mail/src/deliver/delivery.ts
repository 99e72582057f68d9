/** A message that is ready to leave. */
export interface Letter {
  /** One address, as it was verified. */
  readonly recipient: string
  /** Where bounces come back to; the null path when it is empty. */
  readonly returnPath: string
  /** The whole message, signed, with CRLF line ends. */
  readonly raw: Uint8Array
  /** What reports about the delivery name it by (RFC 3461 §4.4): no personal data. */
  readonly envelopeId?: string
  /**
   * Looks at the gate before the first part of a long letter leaves, while nothing is held yet. No: the gate is closed.
   * What it throws, `deliver` throws.
   */
  readonly mayBegin?: () => Promise<boolean>
}

/** A yes of the gate that holds as long as nobody takes it back. */
export interface GateHold {
  isHeld(): boolean
  /** Called once, when the remote server answered or will not answer any more. */
  release(): void
}

export interface TlsFacts {
  /** As Node names it: `TLSv1.3`. */
  readonly version: string
  readonly cipher: string
  /** Whether the certificate is good for the name of the server. */
  readonly isVerified: boolean
}

interface Remote {
  readonly remoteHost: string
  readonly tls: TlsFacts
  /** The policy of the domain that this delivery kept to (RFC 8461). */
  readonly policy: 'mta-sts' | 'none'
  /** Whether it would have kept to a policy that the domain only tests; null when there is none. */
  readonly meetsTestedPolicy: boolean | null
}

/** Why a message was not taken. */
interface Failure {
  /**
   * `smtp-550` (the answer of a server), or
   * - deferred: `dns`, `no-address`, `unreachable`, `timeout`, `connection-lost`, `protocol`, `policy-unreachable`,
   *   `policies-away`, `closing`;
   * - refused: `no-domain`, `null-mx`, `no-mail-server`, `private-address`, `message-too-large`;
   * - no-tls: `no-starttls`, `tls-failed`; policy-failed: `no-matching-mx`, `certificate`.
   */
  readonly code: string
  /** Enhanced status (RFC 3463) of the answer, e.g. `5.1.1`. */
  readonly status: string | null
  readonly remoteHost: string | null
  /** In the server's own words, which may hold the address: personal data. */
  readonly remoteAnswer: string | null
}

export type DeliveryResult =
  | ({ readonly outcome: 'taken'; readonly remoteAnswer: string } & Remote)
  /** The gate said no, or its yes was taken back before the end: the server was left without the end of the message. */
  | {
      readonly outcome: 'not-released'
      readonly reason: 'gate-closed' | 'let-go'
      readonly remoteHost: string
    }
  /** Try again later. */
  | ({ readonly outcome: 'deferred' } & Failure)
  /** It would be refused again. */
  | ({ readonly outcome: 'refused' } & Failure)
  /** No server of the domain speaks TLS 1.2 or newer: a person looks. */
  | ({ readonly outcome: 'no-tls' } & Failure)
  /** No server of the domain is as its own policy says (RFC 8461, `enforce`): a person looks. */
  | ({ readonly outcome: 'policy-failed' } & Failure)
  /** The whole message was handed over and no answer came: it may have been taken. */
  | ({ readonly outcome: 'unanswered' } & Remote)

export type FailedDelivery = Extract<DeliveryResult, Failure>

export interface DeliveryLimits {
  /** For one connection to be made. */
  readonly connectSeconds: number
  /** For a server to say something. */
  readonly commandSeconds: number
  /** From the greeting of a server to the end of the message, the gate included. */
  readonly sessionSeconds: number
  /** For the answer to the end of the message (RFC 5321 §4.5.3.2.6). */
  readonly answerSeconds: number
  /** The same once the deliverer is closing. */
  readonly closingSeconds: number
  /** Addresses of mail servers tried for one delivery. */
  readonly maxAddresses: number
}

export const deliveryLimits: DeliveryLimits = {
  connectSeconds: 30,
  commandSeconds: 120,
  sessionSeconds: 600,
  answerSeconds: 600,
  closingSeconds: 10,
  maxAddresses: 6,
}

/** What was not said by a server. */
export function failure(
  outcome: FailedDelivery['outcome'],
  code: string,
  remoteHost: string | null = null,
): FailedDelivery {
  return { outcome, code, status: null, remoteHost, remoteAnswer: null }
}
