import type { GateQuestion } from '@gwirio/contracts'

type Change = (asked: GateQuestion, verified: GateQuestion) => GateQuestion

const another =
  (change: (address: string) => string): Change =>
  (asked) => ({ ...asked, address: change(asked.address) })

/** Ways to ask about almost the same, all of them closed whatever is stored. */
export const doubts: Readonly<Record<string, Change>> = {
  'another mailbox': another((address) => `x${address}`),
  'the mailbox with a tag': another((address) => address.replace('@', '+tag@')),
  'the mailbox without its dot': another((address) => address.replace('.', '')),
  'a domain below it': another((address) => address.replace('@', '@mail.')),
  'a domain that looks like it': another((address) => address.replace('post', 'p0st')),
  'a domain in full-width letters': another((address) => address.replace('post', 'ｐost')),
  'a domain with a full stop behind it': another((address) => `${address}.`),
  'a name before it': another((address) => `Sian <${address}>`),
  'a comment behind it': another((address) => `${address} (Sian)`),
  'two addresses': another((address) => `${address}, gwen@post.example`),
  'quotes around the local part': another((address) => `"${address.replace('@', '"@')}`),
  'no domain': another((address) => address.replace(/@.*/, '')),
  'a line break behind it': another((address) => `${address}\n`),
  'a line break and a field behind it': another((address) => `${address}\r\nBcc: a@b.example`),
  'another party': (asked) => ({ ...asked, party: '2' }),
  'another case': (asked) => ({ ...asked, case: 'GW26X99999' }),
  'the case of somebody verified': (asked, verified) => ({ ...asked, case: verified.case }),
  'the address of somebody verified': (asked, verified) => ({
    ...asked,
    address: verified.address,
  }),
}
