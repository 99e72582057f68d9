import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { caseReference, verifiedAddress } from '@gwirio/client/testing'
import { describe, expect, it } from 'vitest'
import { file, folder, gwirio, gwirioCommand, lines, which } from './command.ts'

describe('gwirio check-receipt', () => {
  const asked = { case: caseReference, party: '1', address: verifiedAddress }
  const given = { env: { GWIRIO_ADDRESS: verifiedAddress } }

  async function askFor() {
    const receipt = join(folder, 'receipt')
    await gwirioCommand(['ask', ...which, '--receipt', receipt], given)
    const keys = await file('jwks.json', JSON.stringify(gwirio.signer.jwks))
    return { receipt, keys }
  }

  it('exits 0 for what was asked, with nothing but files', async () => {
    const { receipt, keys } = await askFor()
    const argv = [
      'check-receipt',
      ...which,
      '--keys',
      keys,
      '--receipt',
      receipt,
      '--client',
      'reports',
    ]
    const offline = { ...given.env, GWIRIO_ISSUER: undefined, GWIRIO_CLIENT_SECRET: undefined }
    expect((await gwirioCommand(argv, { env: offline })).code).toBe(0)
    const whose = { ...offline, GWIRIO_CLIENT_ID: undefined }
    const unsaid = await gwirioCommand(argv.slice(0, -2), { env: whose })
    expect([unsaid.code, unsaid.err]).toEqual([
      2,
      expect.stringContaining('--client or GWIRIO_CLIENT_ID'),
    ])
    const piped = ['check-receipt', ...which, '--keys', keys]
    const stdin = await readFile(receipt, 'utf8')
    expect((await gwirioCommand(piped, { ...given, stdin })).code).toBe(0)
  })

  it.each([
    ['another party', ['--case', caseReference, '--party', '2'], 'other-question'],
    ['another client', [...which, '--client', 'another'], 'other-client'],
    ['a day later', [...which, '--at', '2099-01-01T00:00:00Z'], 'too-old'],
  ])('exits 1 for %s', async (_, argv, reason) => {
    const { receipt, keys } = await askFor()
    const all = ['check-receipt', ...argv, '--keys', keys, '--receipt', receipt]
    const { code, out } = await gwirioCommand(all, given)
    expect(code).toBe(1)
    expect(lines(out)).toMatchObject([{ mayBeSent: false, reason }])
  })

  it('exits 1 for the receipt of a no, and 2 when both come from standard input', async () => {
    const keys = await file('jwks.json', JSON.stringify(gwirio.signer.jwks))
    const other = { ...asked, address: 'x@post.example' }
    const stdin = await gwirio.signer.receipt(other, { audience: 'reports' })
    const argv = ['check-receipt', ...which, '--keys', keys]
    const env = { GWIRIO_ADDRESS: other.address }
    expect((await gwirioCommand(argv, { stdin, env })).code).toBe(1)
    expect((await gwirioCommand(argv, { stdin })).code).toBe(2)
  })
})
