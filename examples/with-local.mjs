// Runs an example with the addresses and the client of the system that `npm start` runs.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const folder = process.env.DATA_FOLDER ?? join(root, '.data')
const { addresses, client } = JSON.parse(readFileSync(join(folder, 'local.json'), 'utf8'))
const [example = '', ...args] = process.argv.slice(2)
const node = join(root, 'node_modules/node/bin/node')
const [command, first] = example.endsWith('.sh') ? ['bash', example] : [node, example]

const child = spawn(command, [first, ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    GWIRIO_EMAIL_VERIFICATION_URL: addresses['email-verification'],
    GWIRIO_CORRESPONDENCE_URL: addresses.correspondence,
    GWIRIO_TOKEN_URL: addresses.token,
    GWIRIO_CLIENT_ID: client.id,
    GWIRIO_CLIENT_SECRET: client.secret,
    GWIRIO_SMTP_URL: addresses.submission,
    GWIRIO_SMTP_CA_FILE: addresses['submission-authority'],
    GWIRIO_FROM: 'letters@gwirio.example',
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
