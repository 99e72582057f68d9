/** One message with what is known of how it came, before anything was read in it. */
export interface ReceivedMail {
  /** The message as it was transferred, dots unstuffed, lines ending in CRLF. */
  readonly raw: Uint8Array
  readonly wayIn: WayIn
  /**
   * Whether a mail server of our own organisation brought it, so that what it wrote on top of the
   * header can be believed (RFC 8601 §5).
   */
  readonly viaEdge: boolean
  /** The client that sent it into our organisation; null when nobody said. */
  readonly remoteAddress: string | null
  readonly helo: string | null
  /** Reverse path; an empty string is the null reverse path (RFC 5321 §4.5.5), null is not known. */
  readonly mailFrom: string | null
  readonly recipients: readonly string[]
  /** Protocol and cipher, e.g. `TLSv1.3 TLS_AES_256_GCM_SHA384`; null without TLS. */
  readonly tls: string | null
  readonly receivedAt: Date
}

export type WayIn = 'smtp' | 'lmtp' | 'imap' | 'file'
