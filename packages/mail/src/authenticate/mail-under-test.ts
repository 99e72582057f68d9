import type { Header } from '../message/header-fields.ts'

/** A message whose writer is to be found out. */
export interface MailUnderTest {
  readonly raw: Uint8Array
  readonly header: Header
  /** Of the one mailbox in From, A-label form. */
  readonly fromDomain: string
  readonly now: Date
}
