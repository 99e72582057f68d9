/** One message with the facts of the connection that brought it, before anything was read in it. */
export interface ReceivedMail {
  /** The message as it was transferred, dots unstuffed, lines ending in CRLF. */
  readonly raw: Uint8Array
  readonly remoteAddress: string
  readonly helo: string
  /** Reverse path; an empty string is the null reverse path (RFC 5321 §4.5.5). */
  readonly mailFrom: string
  readonly recipients: readonly string[]
  /** Protocol and cipher, e.g. `TLSv1.3 TLS_AES_256_GCM_SHA384`; null without TLS. */
  readonly tls: string | null
  readonly receivedAt: Date
}
