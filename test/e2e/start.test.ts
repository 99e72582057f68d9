import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createTimeline, walk } from '@gwirio/local/walkthrough'
import { describe, expect, it } from 'vitest'
import { makePlace, readLogs, runStart, startSystem } from '../system.ts'

const silent = createTimeline(() => undefined)

/** A word, whatever its case; digits alone also stand in UUIDs and counts by chance, so they count as a word of their own. */
function holds(line: string, word: string): boolean {
  if (/^\d+$/.test(word)) return new RegExp(`(?<![\\w.-])${word}(?![\\w-])`).test(line)
  return line.toLowerCase().includes(word.toLowerCase())
}

async function runToEnd(child: ReturnType<typeof runStart>) {
  let printed = ''
  child.stderr?.on('data', (chunk) => {
    printed += chunk
  })
  const [code] = await once(child, 'close')
  return { code, lastLine: printed.trim().split('\n').at(-1) ?? '' }
}

describe('npm start', () => {
  it('runs the whole flow, stops at Ctrl-C, keeps what was stored and begins anew when asked', async () => {
    await using place = await makePlace()
    let system = await startSystem(place)
    const localFile = join(place.dataFolder, 'local.json')
    expect(statSync(localFile).mode & 0o777).toBe(0o600)
    const first = await walk(system.file, silent)
    expect(await system.interrupt()).toBe(0)
    expect(() => statSync(localFile)).toThrow('ENOENT')

    system = await startSystem(place)
    // The prompt, and the report
    expect(await first.mails()).toHaveLength(2)
    await walk(system.file, silent)
    await system.interrupt()

    system = await startSystem(place, ['--fresh'])
    expect(await first.mails()).toHaveLength(0)
    await system.interrupt()
  })

  it('leaves no code, answer, address, number, name or secret in any log line', async () => {
    await using place = await makePlace()
    const system = await startSystem(place)
    const { secrets, answers } = await walk(system.file, silent)
    const { staff, client } = system.file
    await system.interrupt()
    const logs = Object.entries(readLogs(place))
    const lines = logs.flatMap(([, text]) => text.split('\n').filter(Boolean))
    // A control: there is something to search, from every process.
    expect(logs.length).toBeGreaterThanOrEqual(6)
    expect(lines.length).toBeGreaterThan(50)

    const words = [
      ...Object.values(secrets),
      secrets.mobile.replaceAll(' ', ''),
      secrets.mobile.replaceAll(' ', '').replace(/^0/, '44'),
      secrets.address.split('@')[0],
      ...answers,
      staff.password,
      staff.totpSecret,
      client.secret,
    ]
    for (const word of words) {
      expect(word?.length, 'a word to search').toBeGreaterThan(3)
      expect(lines.filter((line) => holds(line, String(word)))).toEqual([])
    }
  })

  it.each(['CONSOLE_PORT', 'SMTP_PORT', 'POSTGRES_PORT'])(
    'ends with one line that names the port in use and the remedy (%s)',
    async (name) => {
      await using place = await makePlace()
      const other = createServer().listen(Number(place.env[name]), '127.0.0.1')
      await once(other, 'listening')
      const { code, lastLine } = await runToEnd(runStart(place))
      other.close()
      expect(code).toBe(1)
      expect(lastLine).toContain(String(place.env[name]))
      expect(lastLine).toMatch(/in use|cannot listen/)
      expect(lastLine).toContain(name)
    },
  )

  it('refuses two ports that are the same, and words that it does not know', async () => {
    await using place = await makePlace()
    const env = { ...place.env, CONSOLE_PORT: place.env['SIGN_IN_PORT'] ?? '' }
    const same = await runToEnd(runStart({ ...place, env }))
    expect(same).toMatchObject({
      code: 1,
      lastLine: expect.stringContaining('CONSOLE_PORT and SIGN_IN_PORT'),
    })
    const unknown = await runToEnd(runStart(place, ['--frehs']))
    expect(unknown).toMatchObject({ code: 1, lastLine: expect.stringContaining('--frehs') })
  })

  it('says why another PostgreSQL cannot be used', async () => {
    await using place = await makePlace()
    const env = { ...place.env, DATABASE_URL: 'postgres://postgres:secret@127.0.0.1:1/postgres' }
    const { code, lastLine } = await runToEnd(runStart({ ...place, env }))
    expect(code).toBe(1)
    expect(lastLine).toMatch(/DATABASE_URL cannot be used \(ECONNREFUSED\)/)
    expect(lastLine).not.toContain('secret')
  })

  it('lists every setting that is malformed', async () => {
    await using place = await makePlace()
    const env = { ...place.env, CONSOLE_PORT: 'three thousand', SMTP_PORT: '99999' }
    const child = runStart({ ...place, env })
    let printed = ''
    child.stderr?.on('data', (chunk) => {
      printed += chunk
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(printed).toContain('CONSOLE_PORT')
    expect(printed).toContain('SMTP_PORT')
  })
})
