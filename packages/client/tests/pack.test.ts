import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { packClient } from '../pack.ts'

const run = promisify(execFile)
const client = join(import.meta.dirname, '..')

const program = `
import { checkWebhook, createGwirioClient, isRefused } from '@gwirio/client'
const gwirio = createGwirioClient({
  baseUrls: 'https://gwirio.example',
  issuer: 'https://sign-in.example',
  clientId: 'reports',
  clientSecret: 'none',
})
console.log(typeof gwirio.ask, isRefused({ refused: 'busy' }), checkWebhook({}, '', [], new Date()).isGenuine)
`

it('works for systems outside this repository, as plain JavaScript with types', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gwirio-outside-'))
  try {
    const files = await packClient(folder)
    expect(files).toHaveLength(2)
    const modules = join(folder, 'node_modules')
    for (const file of files) {
      const target = join(modules, '@gwirio', file.includes('contracts') ? 'contracts' : 'client')
      await mkdir(target, { recursive: true })
      await run('tar', ['xzf', file, '-C', target, '--strip-components=1'])
    }
    for (const [name, from] of [
      ['jose', client],
      ['openid-client', client],
      ['zod', join(client, '../contracts')],
      ['zod-openapi', join(client, '../contracts')],
    ] as const)
      await symlink(join(from, 'node_modules', name), join(modules, name))

    await writeFile(join(folder, 'program.mjs'), program)
    const { stdout } = await run(process.execPath, ['--no-strip-types', 'program.mjs'], {
      cwd: folder,
    })
    expect(stdout).toBe('function true false\n')
    const listed = await run('tar', ['tzf', files[1] ?? ''])
    expect(listed.stdout).toContain('index.d.ts')
    expect(listed.stdout).not.toMatch(/test|tiny|proxy/)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
