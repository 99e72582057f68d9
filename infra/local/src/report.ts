import Table from 'cli-table3'
import pc from 'picocolors'
import { describeSystem } from './local-file.ts'
import { localStaff } from './local-staff.ts'
import type { LocalWorld } from './plans.ts'

const what: Readonly<Record<string, string>> = {
  console: 'staff pages: sign in here',
  'local-world': "the service user's phone and mailbox: play them here",
  'sign-in': 'OpenID provider',
  'identity-check': 'parties, questions, the call',
  'sms-code': 'codes and texts',
  'email-verification': 'prompts, replies, the status question',
  correspondence: 'letters and reports, and what became of them',
  smtp: 'inbound mail',
  submission: 'the way in for systems that only speak SMTP',
}

/** No line between rows: each is one line itself. */
const look = {
  style: { head: [], border: [] },
  chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
}

/** Prints where everything is and how to sign in. */
export function printTable(world: LocalWorld, seconds: number): void {
  const { addresses } = describeSystem(world)
  const table = new Table(look)
  for (const [name, text] of Object.entries(what)) table.push([name, addresses[name] ?? '', text])
  const people = new Table({ ...look, head: ['user name', 'password', 'what'] })
  for (const { username, password, what: role } of localStaff(world.secrets)) {
    people.push([username, password, role])
  }
  process.stdout.write(`
${pc.bold('Gwirio runs')} (ready in ${seconds.toFixed(1)} s)
${table.toString()}

Sign in at ${pc.bold(addresses['console'])}
${people.toString()}
One-time codes are shown at ${addresses['local-world']}; their secrets, for an authenticator app, stand in local.json.

Programs find all of this in ${world.dataFolder}/local.json.   Ctrl-C stops everything; what was stored stays.
`)
}
