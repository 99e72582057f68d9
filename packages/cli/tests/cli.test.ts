import { caseReference, change, verifiedAddress } from '@gwirio/client/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { env, file, folder, gwirio, gwirioCommand, lines, which } from './command.ts'

beforeEach(() => {
  gwirio.sent.length = 0
})

describe('gwirio ask', () => {
  it('exits 0 for yes, with the address from standard input', async () => {
    const { code, out } = await gwirioCommand(['ask', ...which], { stdin: `${verifiedAddress}\n` })
    expect(code).toBe(0)
    expect(lines(out)).toMatchObject([{ answer: 'yes', reason: 'verified', case: caseReference }])
  })

  it('exits 1 for no', async () => {
    const { code, out } = await gwirioCommand(['ask', ...which], { stdin: 'x@post.example' })
    expect(code).toBe(1)
    expect(lines(out)).toMatchObject([{ answer: 'no' }])
  })

  it('reads the address from the environment, from a file, or where everybody sees it', async () => {
    const fromEnv = { env: { GWIRIO_ADDRESS: verifiedAddress } }
    expect((await gwirioCommand(['ask', ...which], fromEnv)).code).toBe(0)
    const path = await file('address', `${verifiedAddress}\n`)
    expect((await gwirioCommand(['ask', ...which, '--address-file', path])).code).toBe(0)
    const visible = ['ask', ...which, '--visible-address', verifiedAddress]
    expect((await gwirioCommand(visible)).code).toBe(0)
  })

  it('never prints the address', async () => {
    const { out, err } = await gwirioCommand(['ask', ...which], { stdin: verifiedAddress })
    expect(out + err).not.toContain('post.example')
  })

  it('speaks in words on a terminal', async () => {
    const given = { isTerminal: true, env: { GWIRIO_ADDRESS: verifiedAddress } }
    const { out } = await gwirioCommand(['ask', ...which], given)
    expect(out).toContain('verified, strong, since 2026-11-01')
    const asked = await gwirioCommand(['ask', ...which, '--json'], given)
    expect(lines(asked.out)).toHaveLength(1)
  })

  it('asks many at once; one no is a no', async () => {
    const rows = (address: string) => `case,party,address\n${caseReference},1,${address}\n`
    const yes = await file('yes.csv', rows(`"${verifiedAddress}"`))
    expect((await gwirioCommand(['ask', '--from', yes])).code).toBe(0)
    const mixed = `${rows(verifiedAddress)}${caseReference},2,x@post.example\n`
    const { code, out } = await gwirioCommand(['ask', '--from', '-'], { stdin: mixed })
    expect(code).toBe(1)
    expect(lines(out).map(({ answer }) => answer)).toEqual(['yes', 'no'])
  })

  it.each([
    ['no case', ['ask', '--party', '1'], 'x@post.example', '--case'],
    ['no address', ['ask', ...which], '', 'GWIRIO_ADDRESS'],
    ['an option that there is not', ['ask', '--adress'], '', 'unknown option'],
    [
      'a file that is no CSV of questions',
      ['ask', '--from', '-'],
      'a;b\n1;2\n',
      'case,party,address',
    ],
    ['a file without a question', ['ask', '--from', '-'], 'case,party,address\n', 'CSV'],
    [
      'a case that cannot be one',
      ['ask', '--case', 'x', '--party', '1'],
      'a@b.example',
      'body.case',
    ],
    ['no command', ['tell'], '', 'unknown command'],
  ])('exits 2 with %s', async (_, argv, stdin, words) => {
    const { code, err } = await gwirioCommand(argv, { stdin })
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  it('exits 2 and names the settings that are missing', async () => {
    const none = { GWIRIO_ISSUER: undefined, GWIRIO_CLIENT_SECRET: undefined }
    const { code, err } = await gwirioCommand(['ask', ...which], {
      stdin: 'a@b.example',
      env: none,
    })
    expect(code).toBe(2)
    expect(err).toContain('GWIRIO_ISSUER, GWIRIO_CLIENT_SECRET or GWIRIO_CLIENT_SECRET_FILE')
  })

  it('reads the secret from a file', async () => {
    const GWIRIO_CLIENT_SECRET_FILE = await file('secret', 'a secret for tests\n')
    const given = { GWIRIO_CLIENT_SECRET: undefined, GWIRIO_CLIENT_SECRET_FILE }
    const asked = await gwirioCommand(['ask', ...which], { stdin: verifiedAddress, env: given })
    expect(asked.code).toBe(0)
  })

  it('exits 3 when nothing answers, without secret or address', async () => {
    const GWIRIO_ISSUER = 'http://127.0.0.1:1'
    const given = { stdin: verifiedAddress, env: { GWIRIO_ISSUER } }
    const { code, err, out } = await gwirioCommand(['ask', ...which], given)
    expect(code).toBe(3)
    expect(err).toContain('unreachable')
    expect(out).toBe('')
    expect(err).not.toMatch(/post\.example|a secret/)
  })

  it('exits 3 when it is interrupted', async () => {
    const signal = AbortSignal.abort(new Error('interrupted'))
    const { code, err } = await gwirioCommand(['ask', ...which], { stdin: verifiedAddress, signal })
    expect({ code, err }).toEqual({ code: 3, err: 'gwirio: interrupted\n' })
  })
})

describe('gwirio send', () => {
  const given = { env: { GWIRIO_ADDRESS: verifiedAddress } }

  it('hands documents and text over and says how to find it again', async () => {
    const document = await file('report.txt', 'A report')
    const words = await file('words.txt', 'Annwyl Gwen')
    const argv = ['send', ...which, '--kind', 'report', '--text-file', words, document]
    const { code, out } = await gwirioCommand(argv, given)
    expect(code).toBe(0)
    const [sent] = lines(out)
    const [kept] = gwirio.sent
    expect(sent).toMatchObject({
      id: `${kept?.view.caseId}/${kept?.view.correspondenceId}`,
      state: 'queued',
    })
    expect(kept?.files.map(({ name }) => name)).toEqual(['report.txt'])
  })

  it('sends nothing twice under one key', async () => {
    const argv = ['send', ...which, '--idempotency-key', 'report-4711', '--text-file']
    argv.push(await file('words.txt', 'Annwyl Gwen'))
    await gwirioCommand(argv, given)
    await gwirioCommand(argv, given)
    expect(gwirio.sent).toHaveLength(1)
  })

  it('exits 1 with code and remedy when the gate is closed', async () => {
    const { code, out } = await gwirioCommand(['send', ...which], { stdin: 'x@post.example' })
    expect(code).toBe(1)
    expect(lines(out)).toMatchObject([{ refused: 'gate-closed', remedy: expect.any(String) }])
  })

  it('exits 3 for a document that cannot be read', async () => {
    const { code, err } = await gwirioCommand(['send', ...which, '/nowhere/a.pdf'], given)
    expect(code).toBe(3)
    expect(err).toContain('document-unreadable')
  })
})

describe('what was sent', () => {
  async function send() {
    const given = { env: { GWIRIO_ADDRESS: verifiedAddress } }
    const { out } = await gwirioCommand(['send', ...which], given)
    return String(lines(out)[0].id)
  }

  it('is listed, newest first as the service says, and no more than asked for', async () => {
    for (let count = 0; count < 5; count += 1) await send()
    expect(lines((await gwirioCommand(['list'])).out)).toHaveLength(5)
    expect(lines((await gwirioCommand(['list', '--most', '3'])).out)).toHaveLength(3)
    expect((await gwirioCommand(['list', '--most', 'all'])).code).toBe(2)
  })

  it('is recalled, and is not when it has left', async () => {
    const id = await send()
    expect(await gwirioCommand(['recall', id])).toMatchObject({ code: 0 })
    const left = await send()
    const [, kept] = gwirio.sent
    if (kept) change(kept.view, 'sent')
    const { code, out } = await gwirioCommand(['recall', left])
    expect(code).toBe(1)
    expect(lines(out)).toMatchObject([{ refused: 'state-does-not-allow' }])
  })

  it('is followed to its end', async () => {
    const id = await send()
    const [kept] = gwirio.sent
    if (kept) change(kept.view, 'sent')
    const { code, out } = await gwirioCommand(['follow', id])
    expect(code).toBe(0)
    expect(lines(out).map((line) => line.change)).toEqual(['submitted', 'sent'])
  })

  it('is said to be held, so that nobody wonders why nothing comes', async () => {
    const id = await send()
    const [kept] = gwirio.sent
    if (kept) change(kept.view, 'held')
    if (kept) change(kept.view, 'sent')
    const { code, err } = await gwirioCommand(['follow', id])
    expect(code).toBe(0)
    expect(err).toContain('held until a person has looked')
  })

  it('exits 1 for what was recalled, and for what there is not', async () => {
    const id = await send()
    await gwirioCommand(['recall', id])
    expect((await gwirioCommand(['follow', id])).code).toBe(1)
    gwirio.sent.length = 0
    expect((await gwirioCommand(['follow', id])).code).toBe(1)
    expect((await gwirioCommand(['follow', 'x'])).code).toBe(2)
  })
})

describe('--local', () => {
  it('takes everything from the system that npm start runs', async () => {
    const addresses = {
      'email-verification': gwirio.gate.url,
      correspondence: gwirio.outgoing.url,
      'sign-in': gwirio.issuer,
    }
    const client = { id: 'reports', secret: 'a secret for tests' }
    await file('local.json', JSON.stringify({ addresses, client }))
    const none = Object.fromEntries(Object.keys(env).map((name) => [name, undefined]))
    const given = { stdin: verifiedAddress, env: { ...none, DATA_FOLDER: folder } }
    const { code, err } = await gwirioCommand(['--local', 'ask', ...which], given)
    // The issuer of these tests wants to be told the audience; that it was reached is what this shows
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('token-invalid') })
  })

  it('exits 2 when none runs', async () => {
    const given = { stdin: verifiedAddress, env: { DATA_FOLDER: '/nowhere' } }
    const { code, err } = await gwirioCommand(['--local', 'ask', ...which], given)
    expect(code).toBe(2)
    expect(err).toContain('npm start')
  })
})

describe('help', () => {
  it('says where settings come from and what the exit codes mean', async () => {
    const { code, out } = await gwirioCommand(['--help'])
    expect(code).toBe(0)
    for (const words of ['GWIRIO_URL', 'check-receipt', 'Exit codes: 0 yes, 1 no'])
      expect(out).toContain(words)
  })
})
