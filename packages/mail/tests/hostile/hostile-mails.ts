import { fillMessage } from './compose.ts'
import { headerMails } from './header-mails.ts'
import { structureMails } from './structure-mails.ts'
import { textMails } from './text-mails.ts'

export interface HostileMail {
  readonly name: string
  make(bytes: number): Buffer
}

/** Mails that are built to cost as much as can be; each can be made in any size. */
export const hostileMails: readonly HostileMail[] = Object.entries({
  ...headerMails,
  ...structureMails,
  ...textMails,
}).map(([name, filling]) => ({ name, make: (bytes) => fillMessage(filling, bytes) }))
