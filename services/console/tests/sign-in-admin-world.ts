import { randomUUID } from 'node:crypto'
import {
  addClient,
  addStaff,
  type ClientView,
  changeClientSecret,
  changeStaff,
  disableClient,
  disableStaff,
  inviteStaffAgain,
  listClients,
  listStaff,
  refuse,
  type StaffView,
} from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { Moods } from './moods.ts'

const until = '2027-01-31T12:00:00.000Z'

/** What sign-in says about staff and clients, as its contract says. */
export class SignInAdminWorld extends Moods {
  readonly staff: StaffView[] = []
  readonly clients: ClientView[] = []
  readonly asked: Array<{ operation: string; body: unknown }> = []
  /** The next enrolment code or secret. */
  secret = 'ABCD-EFGH-JKLM'

  addStaff(account: Partial<StaffView> = {}): StaffView {
    const added: StaffView = {
      staffId: randomUUID(),
      username: 'nia',
      displayName: 'Nia Powell',
      role: 'business-support',
      areas: ['gwent'],
      state: 'active',
      passkeys: 1,
      lastSignedInAt: '2026-11-20T09:30:00.000Z',
      invitedAgain: null,
      ...account,
    }
    this.staff.push(added)
    return added
  }

  addClient(client: Partial<ClientView> = {}): ClientView {
    const added: ClientView = {
      clientId: 'reports',
      scopes: ['verification:read'],
      disabled: false,
      secretChangedAt: '2026-11-01T09:00:00.000Z',
      oldSecretUntil: null,
      ...client,
    }
    this.clients.push(added)
    return added
  }

  get routes(): Route[] {
    return [...this.#staffRoutes, ...this.#clientRoutes]
  }

  get #staffRoutes(): Route[] {
    const find = (id: string) => this.staff.find(({ staffId }) => staffId === id)
    const enrolment = () => ({ code: this.secret, until })
    return [
      route(listStaff, async () => this.refusal(listStaff) ?? { staff: this.staff }),
      route(addStaff, async ({ body }) => {
        this.asked.push({ operation: 'addStaff', body })
        const refusal = this.refusal(addStaff)
        if (refusal) return refusal
        const staff = this.addStaff({ ...body, state: 'invited', lastSignedInAt: null })
        return { staff, enrolment: enrolment() }
      }),
      route(changeStaff, async ({ params, body }) => {
        this.asked.push({ operation: 'changeStaff', body })
        const found = find(params.staffId)
        if (!found) return refuse('staff-not-found')
        return this.refusal(changeStaff) ?? Object.assign(found, body)
      }),
      route(disableStaff, async ({ params }) => {
        const found = find(params.staffId)
        if (!found) return refuse('staff-not-found')
        return this.refusal(disableStaff) ?? Object.assign(found, { state: 'disabled' as const })
      }),
      route(inviteStaffAgain, async ({ params }) => {
        const staff = find(params.staffId)
        if (!staff) return refuse('staff-not-found')
        Object.assign(staff, { state: 'invited' })
        return this.refusal(inviteStaffAgain) ?? { staff, enrolment: enrolment() }
      }),
    ]
  }

  get #clientRoutes(): Route[] {
    const find = (id: string) => this.clients.find(({ clientId }) => clientId === id)
    return [
      route(listClients, async () => this.refusal(listClients) ?? { clients: this.clients }),
      route(addClient, async ({ body }) => {
        this.asked.push({ operation: 'addClient', body })
        const refusal = this.refusal(addClient)
        return refusal ?? { client: this.addClient(body), secret: this.secret }
      }),
      route(changeClientSecret, async ({ params, body }) => {
        this.asked.push({ operation: 'changeClientSecret', body })
        const client = find(params.clientId)
        if (!client) return refuse('client-not-found')
        const isKept = body.keepOldHours > 0
        Object.assign(client, { oldSecretUntil: isKept ? until : null })
        return this.refusal(changeClientSecret) ?? { client, secret: this.secret }
      }),
      route(disableClient, async ({ params }) => {
        const client = find(params.clientId)
        if (!client) return refuse('client-not-found')
        return this.refusal(disableClient) ?? Object.assign(client, { disabled: true })
      }),
    ]
  }
}
