import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMissingPeers } from '@gwirio/testing/peers'
import pc from 'picocolors'

/** What `npm test` runs, in this order; a gate counts as one test, a suite as the tests in it. */
const gates: ReadonlyArray<readonly [name: string, command: string, args: readonly string[]]> = [
  ['format and lint', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['promises and switches', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['package boundaries', 'turbo', ['boundaries', '--no-color']],
  ['dead code', 'knip', ['--no-progress']],
  ['fuzz', 'node', ['packages/mail/tests/fuzz/run.ts', '--seconds', '120']],
]
const missingPeers = findMissingPeers()
const suites: ReadonlyArray<readonly [name: string, config: string]> = [
  ['unit and integration', 'vitest.config.ts'],
  ...(missingPeers ? [] : [['real mail servers', 'test/peers/vitest.config.ts'] as const]),
  ['end to end', 'test/vitest.config.ts'],
]

interface Count {
  passed: number
  failed: number
  skipped: number
}

const total: Count = { passed: 0, failed: 0, skipped: 0 }
const folder = await mkdtemp(join(tmpdir(), 'gwirio-test-'))

for (const [name, command, args] of gates) {
  const ok = await announce(name, () => run(command, args))
  add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })
}
for (const [index, [name, config]] of suites.entries()) {
  const report = join(folder, `${index}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = await announce(name, () => run('vitest', ['run', '--config', config, ...reporters]))
  add(countTests(report, ok))
}
if (missingPeers) process.stdout.write(`not run: real mail servers (${missingPeers})\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed === 0 ? 0 : 1

async function announce(name: string, work: () => Promise<boolean>): Promise<boolean> {
  process.stdout.write(`${pc.bold(name)}\n`)
  const began = performance.now()
  const ok = await work()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${ok ? pc.green('passed') : pc.red('failed')}: ${name} (${seconds} s)\n\n`)
  return ok
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

/** A suite that broke before it could report counts as one failure: silence is not success. */
function countTests(report: string, ok: boolean): Count {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8'))
    const count = {
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    }
    const nothingRan = count.passed + count.failed === 0
    return (ok || count.failed > 0) && !nothingRan ? count : { ...count, failed: count.failed + 1 }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function add(count: Count): void {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}
