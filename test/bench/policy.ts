import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { askGate, callOperation, type GateQuestion } from '@gwirio/contracts'
import { mailDomain, startGateServices } from '../gate/services.ts'
import { storeVerified } from '../gate/store-verified.ts'

/** Another number may be given, for a quick look. */
const count = Number(process.argv[2] ?? 1_000_000)
const rounds = 3
const seconds = 4
const connections = 16

/**
 * Measures how many decisions a second mail servers get, over connections that stay, where there are a million
 * verifications; beside the same question over HTTP in the same run. Half of the answers are a yes.
 */
await using services = await startGateServices()
await fill()
const questions = await storeVerified(services, 500)
say(`${count} verifications, ${connections} connections, best of ${rounds} rounds`)
const answers = { policy: '', http: '' }
let best = { policy: 0, http: 0 }
for (let round = 0; round < rounds; round += 1) {
  const policy = await measure(openPolicyClient)
  const http = await measure(openHttpClient)
  if (policy.perSecond > best.policy) answers.policy = describe(policy)
  if (http.perSecond > best.http) answers.http = describe(http)
  best = {
    policy: Math.max(best.policy, policy.perSecond),
    http: Math.max(best.http, http.perSecond),
  }
}
say(`question of another service over HTTP     ${answers.http}`)
say(`decision of the policy service            ${answers.policy}`)
say(`the one against the other                 ${(best.policy / best.http).toFixed(2)}`)

type Client = (question: GateQuestion) => Promise<'yes' | 'no'>

interface Figures {
  readonly perSecond: number
  readonly median: number
  readonly p99: number
}

async function measure(open: () => Promise<Client>): Promise<Figures> {
  const times: number[] = []
  const until = performance.now() + seconds * 1_000
  const clients = Array.from({ length: connections }, async (_, first) => {
    const ask = await open()
    for (let next = first; performance.now() < until; next += 1) {
      const question = questions[next % questions.length] as GateQuestion
      const isGood = next % 2 === 0
      const address = isGood ? question.address : `x${question.address}`
      const began = performance.now()
      const answer = await ask({ ...question, address })
      times.push(performance.now() - began)
      if (answer !== (isGood ? 'yes' : 'no')) throw new Error(`it said ${answer}`)
    }
  })
  await Promise.all(clients)
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / seconds, median: at(0.5), p99: at(0.99) }
}

async function openPolicyClient(): Promise<Client> {
  const socket = connect({ port: services.ports.policy, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  socket.unref()
  return async ({ case: caseReference, party, address }) => {
    socket.write(
      `request=smtpd_access_policy\nprotocol_state=RCPT\nprotocol_name=ESMTP\nsender=reports+${caseReference}.${party}@${mailDomain}\nrecipient=${address}\nrecipient_count=0\n\n`,
    )
    const [said] = (await once(socket, 'data')) as [Buffer]
    return said.toString() === 'action=DUNNO\n\n' ? 'yes' : 'no'
  }
}

async function openHttpClient(): Promise<Client> {
  const scope = 'correspondence:hand-over'
  const token = await services.issuer.token({ audience: 'urn:gwirio:api', scope })
  const service = { baseUrl: services.urls.question, token: async () => token }
  return async (question) => {
    const answer = await callOperation(service, askGate, { body: { ...question, client: null } })
    return 'answer' in answer ? answer.answer : 'no'
  }
}

/** Others, as some years leave them. */
async function fill(): Promise<void> {
  const script = 'services/email-verification/tests/bench/fill-command.ts'
  const { adminUrl, databaseUrl } = services
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../..', script), String(count)],
    {
      env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, ADMIN_DATABASE_URL: adminUrl },
      stdio: 'inherit',
    },
  )
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('the verifications were not made')
}

function describe({ perSecond, median, p99 }: Figures): string {
  return `${perSecond.toFixed(0).padStart(6)} per s   median ${median.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
