#!/usr/bin/env node
// Runs on the Node that is there: where that is older than 24, the repository's own takes over.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../index.ts')
const ours = join(import.meta.dirname, '../../../node_modules/node/bin/node')

if (Number(process.versions.node.split('.')[0]) >= 24) await import('../index.ts')
else if (existsSync(ours)) handOver()
else {
  process.stderr.write('gwirio needs Node 24 or later.\n')
  process.exitCode = 3
}

function handOver() {
  const child = spawn(ours, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 3))
}
