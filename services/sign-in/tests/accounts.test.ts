import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { requestToken } from './browser.ts'
import { readActions, readRows } from './rows.ts'
import { clients, staff, startTestService } from './service.ts'

const service = await forThisFile(startTestService())

const gwyn = { ...staff, username: 'Gwyn.Rees', displayName: 'Gwyn Rees' }

describe('the command for accounts', () => {
  it('makes what is not there, once', async () => {
    const input = JSON.stringify({ staff: [gwyn] })
    const first = await runCommand(input)
    expect(first).toEqual({ exitCode: 0, output: 'staff gwyn.rees: made\n', errors: '' })
    expect((await runCommand(input)).output).toBe('staff gwyn.rees: unchanged\n')
    const made = (await readActions(service)).filter((action) => action === 'staff.made')
    expect(made).toHaveLength(3)
  })

  it('says what is wrong without quoting it, and changes nothing then', async () => {
    const { exitCode, output, errors } = await runCommand(
      JSON.stringify({ staff: [{ ...gwyn, totpSecret: 'short' }], client: [] }),
    )
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' })
    expect(errors).toContain('staff.0.totpSecret is not of the right form')
    expect(errors).toContain('the input is not of the right form (unrecognized_keys)')
    expect(errors).not.toContain('short')
  })

  it('takes the names that the managers’ page takes, and no other', async () => {
    const names = ['siân', 'x', 'a b', 'me@court.example', 'j'.padEnd(65, 'j')]
    const { errors } = await runCommand(
      JSON.stringify({
        staff: names.map((username) => ({ ...gwyn, username })),
        clients: [{ ...clients.reports, clientId: 'no', kind: 'service', scopes: ['code:write'] }],
      }),
    )
    for (const index of names.keys()) expect(errors).toContain(`staff.${index}.username is not`)
    expect(errors).toContain('clients.0.clientId is not of the right form')
  })

  it('names the settings that it lacks', async () => {
    const { exitCode, errors } = await runCommand('{}', { DATABASE_URL: '', FIELD_KEYS: '' })
    expect(exitCode).toBe(1)
    expect(errors).toContain('DATABASE_URL is missing')
    expect(errors).toContain('FIELD_KEYS is missing')
  })
})

describe('keeping accounts', () => {
  it.each([
    ['no JSON', '{', 'the input is not of the right form'],
    [
      'a password that is easy to guess',
      { staff: [{ ...gwyn, password: 'password1234' }] },
      'easy to guess',
    ],
    [
      'a password of eleven letters',
      { staff: [{ ...gwyn, password: 'ŵy-xk-29fla' }] },
      'too short',
    ],
    [
      'a client secret that is short',
      {
        clients: [{ ...clients.reports, secret: 'short', kind: 'service', scopes: ['code:write'] }],
      },
      'clients.0.secret',
    ],
    [
      'a scope that is not there',
      { clients: [{ ...clients.reports, kind: 'service', scopes: ['all'] }] },
      'clients.0.scopes.0',
    ],
    [
      'a web client without an address',
      { clients: [{ ...clients.reports, kind: 'web', scopes: ['party:read'] }] },
      'clients.0.redirectUris',
    ],
    [
      'an address for a program',
      {
        clients: [
          {
            ...clients.reports,
            kind: 'service',
            scopes: ['code:write'],
            redirectUris: ['http://x.example/'],
          },
        ],
      },
      'clients.0',
    ],
  ])('refuses %s', async (_what, input, problem) => {
    const outcome = await service.keepAccounts(input as object)
    expect(JSON.stringify(outcome)).toContain(problem)
    expect(outcome).toHaveProperty('problems')
  })

  it('changes a client in place: the old secret is worth nothing at once', async () => {
    const changed = { ...clients.reports, secret: 'new-'.padEnd(43, 'n') }
    const outcome = await service.keepAccounts({
      clients: [{ ...changed, kind: 'sending-system', scopes: ['verification:read'] }],
    })
    expect(outcome).toEqual({ done: ['client report-system: changed'] })
    const credentials = { grant_type: 'client_credentials' }
    expect((await requestToken(service, clients.reports, credentials)).status).toBe(401)
    const { body } = await requestToken(service, changed, credentials)
    expect(body.scope).toBe('verification:read')
  })

  it('disables under any name, also one that is given no more', async () => {
    await service.keepAccounts({ staff: [{ ...gwyn, username: 'older.name' }] })
    await readRows(
      service,
      sql`update sign_in.staff_account set username = 'siân@court.example'
        where username = 'older.name'`,
    )
    const kept = await service.keepAccounts({ disableStaff: ['Siân@court.example'] })
    expect(kept).toEqual({ done: ['staff siân@court.example: disabled'] })
  })

  it('says when there is nothing to disable', async () => {
    expect(
      await service.keepAccounts({ disableStaff: ['nobody'], disableClients: ['nobody'] }),
    ).toEqual({
      done: ['staff nobody: not in use', 'client nobody: not in use'],
    })
  })
})

async function runCommand(input: string, env: Record<string, string> = {}) {
  const command = spawn(process.execPath, [`${import.meta.dirname}/../accounts.ts`], {
    env: { ...process.env, ...service.env, ...env },
  })
  const exit = once(command, 'exit')
  command.stdin.end(input)
  const [output, errors, [exitCode]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    exit,
  ])
  return { exitCode: exitCode as number, output, errors }
}
