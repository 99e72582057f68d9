// Runs on the Node that is there (20 or later): installs what is missing, then hands over to the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const stamp = join(root, 'node_modules/.gwirio-installed')
const lock = readFileSync(join(root, 'pnpm-lock.yaml'))
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const wanted = createHash('sha256').update(lock).digest('hex')

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node ${process.versions.node} is too old. Install Node 20 or later and try again.`)
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) install()
handOver(process.argv.slice(2))

function install() {
  process.stderr.write('Installing packages (the first time only) …\n')
  const pnpm = spawnSync(
    'npx',
    ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline'],
    {
      cwd: root,
      env: { ...process.env, CI: 'true' },
      encoding: 'utf8',
    },
  )
  if (pnpm.status !== 0) {
    process.stderr.write(`${pnpm.stdout ?? ''}${pnpm.stderr ?? ''}`)
    fail(
      'The packages could not be installed. Check the network and the free disk space, then try again.',
    )
  }
  writeFileSync(stamp, wanted)
}

function handOver(args) {
  const bin = join(root, 'node_modules/node/bin')
  const path = [bin, join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const child = spawn(join(bin, 'node'), args, {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
