import { z } from 'zod'
import type { Operation } from './operation.ts'
import { area, instant, staffRole, uuid } from './words.ts'

/** What staff sign in with: small letters of ASCII, so that no two names look alike. */
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/)
export const displayName = z.string().trim().min(2).max(100)
const areas = z
  .array(area)
  .max(5)
  .meta({ description: 'Whose work is theirs by default; none named: all' })

export const staffView = z.strictObject({
  staffId: uuid,
  username: z.string(),
  displayName: z.string(),
  role: staffRole,
  areas,
  state: z
    .enum(['invited', 'active', 'disabled'])
    .meta({ description: 'Invited: has an enrolment code and no way to sign in yet' }),
  passkeys: z.int(),
  lastSignedInAt: instant.nullable(),
  invitedAgain: z
    .strictObject({ at: instant, by: z.string().nullable() })
    .nullable()
    .meta({ description: 'When every way in was last taken away, and the name of who did' }),
})
export type StaffView = z.infer<typeof staffView>

/** What a manager hands over in person: with it the staff member chooses a password and a second factor. */
export const enrolment = z.strictObject({
  code: z.string().meta({ description: 'Shown once; good for one enrolment' }),
  until: instant,
})
export type Enrolment = z.infer<typeof enrolment>

const onStaff = z.strictObject({ staffId: uuid })

export const listStaff = {
  id: 'listStaff',
  summary: 'All members of the staff, by name',
  method: 'get',
  path: '/v1/staff',
  scope: 'staff:manage',
  status: 200,
  result: z.strictObject({ staff: z.array(staffView) }),
  refusals: [],
} as const satisfies Operation

export const addStaff = {
  id: 'addStaff',
  summary: 'Add a member of the staff; answers with an enrolment code that is shown once',
  method: 'post',
  path: '/v1/staff',
  scope: 'staff:manage',
  body: z.strictObject({ username, displayName, role: staffRole, areas }),
  status: 201,
  result: z.strictObject({ staff: staffView, enrolment }),
  refusals: ['username-taken'],
} as const satisfies Operation

export const changeStaff = {
  id: 'changeStaff',
  summary: 'Change name, role or areas; good from the next token on. Nobody changes their own role',
  method: 'post',
  path: '/v1/staff/:staffId',
  scope: 'staff:manage',
  params: onStaff,
  body: z.strictObject({ displayName, role: staffRole, areas }),
  status: 200,
  result: staffView,
  refusals: ['staff-not-found', 'own-account'],
} as const satisfies Operation

export const disableStaff = {
  id: 'disableStaff',
  summary: 'Disable an account and end all its sessions',
  method: 'post',
  path: '/v1/staff/:staffId/disable',
  scope: 'staff:manage',
  params: onStaff,
  status: 200,
  result: staffView,
  refusals: ['staff-not-found', 'own-account'],
} as const satisfies Operation

export const inviteStaffAgain = {
  id: 'inviteStaffAgain',
  summary:
    'Take away password, codes and passkeys, end all sessions, and give a new enrolment code',
  method: 'post',
  path: '/v1/staff/:staffId/invite-again',
  scope: 'staff:manage',
  params: onStaff,
  status: 200,
  result: z.strictObject({ staff: staffView, enrolment }),
  refusals: ['staff-not-found', 'own-account'],
} as const satisfies Operation

export const signOutEverywhere = {
  id: 'signOutEverywhere',
  summary: 'End every session of the person who asks, on every device',
  method: 'post',
  path: '/v1/sessions/end-all',
  scope: 'session:end',
  status: 204,
  result: z.undefined(),
  refusals: [],
} as const satisfies Operation

/** What a report-sending system may be given. */
export const clientScope = z.enum([
  'verification:read',
  'verification:explain',
  'correspondence:send',
])

export const clientView = z.strictObject({
  clientId: z.string(),
  scopes: z.array(clientScope),
  disabled: z.boolean(),
  secretChangedAt: instant,
  oldSecretUntil: instant.nullable(),
})
export type ClientView = z.infer<typeof clientView>

export const clientId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{2,63}$/)
const onClient = z.strictObject({ clientId })
const withSecret = z.strictObject({
  client: clientView,
  secret: z.string().meta({ description: 'Shown once; only a digest is kept' }),
})

export const listClients = {
  id: 'listClients',
  summary: 'The report-sending systems',
  method: 'get',
  path: '/v1/clients',
  scope: 'client:manage',
  status: 200,
  result: z.strictObject({ clients: z.array(clientView) }),
  refusals: [],
} as const satisfies Operation

export const addClient = {
  id: 'addClient',
  summary: 'Add a report-sending system; answers with its secret, once',
  method: 'post',
  path: '/v1/clients',
  scope: 'client:manage',
  body: z.strictObject({ clientId, scopes: z.array(clientScope).min(1) }),
  status: 201,
  result: withSecret,
  refusals: ['client-taken'],
} as const satisfies Operation

export const changeClientSecret = {
  id: 'changeClientSecret',
  summary: 'Give a client a new secret; the old one may go on for some hours',
  method: 'post',
  path: '/v1/clients/:clientId/secret',
  scope: 'client:manage',
  params: onClient,
  body: z.strictObject({ keepOldHours: z.int().min(0).max(168) }),
  status: 200,
  result: withSecret,
  refusals: ['client-not-found'],
} as const satisfies Operation

export const disableClient = {
  id: 'disableClient',
  summary: 'Disable a client: it gets no more tokens',
  method: 'post',
  path: '/v1/clients/:clientId/disable',
  scope: 'client:manage',
  params: onClient,
  status: 200,
  result: clientView,
  refusals: ['client-not-found'],
} as const satisfies Operation

export const signInOperations = [
  listStaff,
  addStaff,
  changeStaff,
  disableStaff,
  inviteStaffAgain,
  signOutEverywhere,
  listClients,
  addClient,
  changeClientSecret,
  disableClient,
] as const
