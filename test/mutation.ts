import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Where what decides stands; each has a `stryker.config.json` that names what is mutated and how well it must do. */
const folders = ['packages/mail', 'services/email-verification']

for (const folder of folders) {
  const cwd = join(import.meta.dirname, '..', folder)
  const { status } = spawnSync('stryker', ['run'], { cwd, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
