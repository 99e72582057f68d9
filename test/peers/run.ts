import { spawnSync } from 'node:child_process'
import { findMissingPeers } from '@gwirio/testing/peers'

const missing = findMissingPeers()
if (missing) {
  process.stderr.write(`The tests with real mail servers cannot run: ${missing}\n`)
  process.exitCode = 1
} else {
  const args = ['run', '--config', 'test/peers/vitest.config.ts', ...process.argv.slice(2)]
  process.exitCode = spawnSync('vitest', args, { stdio: 'inherit' }).status ?? 1
}
