import Table from 'cli-table3'
import pc from 'picocolors'
import { describeSystem } from './local-file.ts'
import type { LocalWorld } from './plans.ts'

const what: Readonly<Record<string, string>> = {
  console: 'staff pages: sign in here',
  'local-world': "the service user's phone and mailbox: play them here",
  'sign-in': 'OpenID provider',
  'identity-check': 'parties, questions, the call',
  'sms-code': 'codes and texts',
  'email-verification': 'prompts, replies, the status question',
  smtp: 'inbound mail',
}

/** Prints where everything is and how to sign in. */
export function printTable(world: LocalWorld, seconds: number): void {
  const { addresses, staff } = describeSystem(world)
  const table = new Table({ style: { head: [], border: [] } })
  for (const [name, text] of Object.entries(what)) table.push([name, addresses[name] ?? '', text])
  process.stdout.write(`
${pc.bold('Gwirio runs')} (ready in ${seconds.toFixed(1)} s)
${table.toString()}

Sign in at ${pc.bold(addresses['console'])}
  user name  ${staff.username}
  password   ${staff.password}
  one-time code: shown at ${addresses['local-world']} (or put this secret into an authenticator app: ${staff.totpSecret})

Programs find all of this in ${world.dataFolder}/local.json.   Ctrl-C stops everything; what was stored stays.
`)
}
