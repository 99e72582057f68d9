import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forThisFile } from '@gwirio/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/import-mail/command.ts'
import { startAndPrompt, startWorld, waitForChange } from './email-verification.ts'

const world = await forThisFile(startWorld())
let env: Record<string, string>
beforeAll(async () => {
  const { current, keys } = world.config.fieldKeys
  env = {
    DATABASE_URL: world.config.databaseUrl,
    FIELD_KEYS: `${current}:${keys[current]?.toString('base64')}`,
    INDEX_KEY: world.config.indexKey.toString('base64'),
  }
})

async function run(...args: string[]) {
  let printed = ''
  const output = { write: (text: string) => (printed += text) }
  return { code: await runImport({ args, env, output }), printed: () => printed }
}

const makeFolder = () => mkdtemp(join(tmpdir(), 'gwirio-import-'))

describe('the import of mail', () => {
  it('verifies a reply from a file that lost its line ends, and takes it once', async () => {
    const started = await startAndPrompt(world)
    const { party, prompt } = started
    const code = world.smsCode.codeOf(started.key.verificationId)
    // The mailbox of another shows the reply as it was signed
    await world.mail.send({
      from: party.address,
      to: 'colleague@post.example',
      replyTo: party.address,
      raw: `From: ${party.address}\nTo: ${prompt.replyTo}\nSubject: Re: ${prompt.subject}\nIn-Reply-To: ${prompt.messageId}\nMessage-ID: <saved@post.example>\nDate: ${new Date().toUTCString()}\n\n${code}\n`,
    })
    const saved = await world.mail.waitForMail({ to: 'colleague@post.example' })
    const folder = await makeFolder()
    await mkdir(join(folder, 'below'))
    const file = join(folder, 'below', 'Reply.EML')
    await writeFile(file, saved.raw.replaceAll('\r\n', '\n'))
    await copyFile(file, join(folder, 'again.eml'))
    await writeFile(join(folder, 'notes.txt'), 'no mail')

    const first = await run(folder)
    expect(first.printed()).toBe('Files: 1 taken, 1 taken before, 0 refused.\n')
    expect(first.code).toBe(0)
    await waitForChange(world, started.key, 'verified')
    expect((await run(folder)).printed()).toBe('Files: 0 taken, 2 taken before, 0 refused.\n')
  })

  it('says which files it refused, and why', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'mixed.eml'), 'From: a@post.example\r\n\r\na\nb\r\n')
    await writeFile(join(folder, 'empty.eml'), '')
    await mkdir(join(folder, 'folder.eml'))
    const { code, printed } = await run(folder)
    expect(code).toBe(3)
    expect(printed()).toBe(
      [
        '"empty.eml": it is empty',
        '"folder.eml": it is no file',
        '"mixed.eml": its lines end in different ways: save it again from the mail program',
        'Files: 0 taken, 0 taken before, 3 refused.',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['ECONNREFUSED', 'cannot be reached', { port: '1' }],
    ['28P01', 'does not let the import in', { password: 'wrong' }],
    ['3D000', 'has no database of the name', { pathname: '/nothing-here' }],
    ['42P01', 'is not that of email-verification', { pathname: '/postgres' }],
  ])(
    'says in one line what to do about a database that cannot be used (%s)',
    async (error, words, change) => {
      const folder = await makeFolder()
      await writeFile(join(folder, 'reply.eml'), 'From: a@post.example\n\na\n')
      const good = env
      env = {
        ...good,
        DATABASE_URL: Object.assign(new URL(good['DATABASE_URL'] ?? ''), change).href,
      }
      const { code, printed } = await run(folder)
      env = good
      expect(code).toBe(4)
      expect(printed()).toContain(`The PostgreSQL of DATABASE_URL ${words}`)
      expect(printed()).toMatch(new RegExp(`\\(${error}\\)\\.\n$`))
      expect(printed().split('\n')).toHaveLength(2)
    },
  )

  it('says how it is used, and what is wrong with folder or settings', async () => {
    expect(await run()).toMatchObject({ code: 2 })
    const missing = await run('no/such/folder')
    expect(missing.code).toBe(1)
    expect(missing.printed()).toBe(
      '"no/such/folder" cannot be read (ENOENT): check the path and your rights to it.\n',
    )
    const { INDEX_KEY: _, ...incomplete } = env
    env = incomplete
    const unset = await run(await makeFolder())
    expect(unset.code).toBe(2)
    expect(unset.printed()).toMatch(/^The import cannot start:\n {2}INDEX_KEY is missing/)
  })
})
