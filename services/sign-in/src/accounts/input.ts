import { area, clientId, displayName, scopes, staffRole, username } from '@gwirio/contracts'
import { z } from 'zod'
import { clientSecretLength } from '../credentials/client-secret.ts'
import { comparableUsername } from '../rules/username.ts'

/** Also a name that is not given any more: whoever has it can be ended. */
const keptName = z.string().trim().min(1).max(100)
const webAddress = z.url({ protocol: /^https?$/ })

const staffAccount = z.strictObject({
  username,
  displayName,
  /** Not named: a new account is business support, another stays what it is. */
  role: staffRole.optional(),
  /** Whose work is theirs by default. Not named: a new account has all, another keeps its own. */
  areas: z.array(area).optional(),
  password: z.string().max(1024),
  /** Base32 (RFC 4648 §6) of at least 160 bits, as RFC 4226 §4 recommends. */
  totpSecret: z.string().regex(/^[A-Z2-7]{32,128}$/),
})

const clientParts = {
  clientId,
  /** 256 random bits or more; compared by its digest. */
  secret: z.string().min(clientSecretLength).max(256),
  scopes: z.array(z.enum(scopes)).min(1),
}

const client = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['service', 'sending-system']), ...clientParts }),
  z.strictObject({
    kind: z.literal('web'),
    ...clientParts,
    redirectUris: z.array(webAddress).min(1),
    postLogoutRedirectUris: z.array(webAddress).default([]),
    backchannelLogoutUri: webAddress.optional(),
  }),
])

/** What the command for accounts reads from its standard input. */
export const accountsInput = z.strictObject({
  /** Made, or brought to what is given. */
  staff: z.array(staffAccount).default([]),
  clients: z.array(client).default([]),
  /** Usernames: they sign in no more, and their sessions end at once. */
  disableStaff: z.array(keptName.transform(comparableUsername)).default([]),
  /** Client ids: they get no more tokens. */
  disableClients: z.array(keptName).default([]),
})

export type AccountsInput = z.output<typeof accountsInput>
export type StaffInput = AccountsInput['staff'][number]
export type ClientInput = AccountsInput['clients'][number]
