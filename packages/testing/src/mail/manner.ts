import type { Refusal } from './inbox.ts'
import { domainOf } from './send-mail.ts'

/** How the mail server treats the mail of one mailbox, or of one domain. */
export interface Manner {
  /** `recipient`: at RCPT TO. `end`: when the whole message is there. */
  readonly step: 'recipient' | 'end'
  /** Waited for before the answer. */
  readonly wait?: () => Promise<unknown>
  /** Instead of yes. */
  readonly answer?: Refusal
  /** The connection ends without any answer; at the end, although the mail was kept. */
  readonly drops?: boolean
}

/** Manners by mailbox and by domain; case does not count. */
export interface Manners {
  set(target: string, manner: Manner | null): void
  /** Of the mailbox, else of its domain. */
  of(address: string, step: Manner['step']): Manner | undefined
}

export function keepManners(): Manners {
  const manners = new Map<string, Manner>()
  return {
    set(target, manner) {
      if (manner) manners.set(target.toLowerCase(), manner)
      else manners.delete(target.toLowerCase())
    },
    of(address, step) {
      const found = manners.get(address.toLowerCase()) ?? manners.get(domainOf(address))
      return found?.step === step ? found : undefined
    },
  }
}
