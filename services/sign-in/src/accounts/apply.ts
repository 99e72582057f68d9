import { findPasswordProblem, type PasswordProblem } from '../credentials/password-strength.ts'
import { endClient, keepClient } from './clients.ts'
import { type AccountsInput, accountsInput } from './input.ts'
import { endStaff, type Keeper, keepStaff } from './staff.ts'

/** What became of each entry, in words without secrets; or what is wrong, and then nothing was changed. */
export type AccountsOutcome = { done: string[] } | { problems: string[] }

/**
 * Makes, changes and disables staff accounts and clients, all or nothing. The same input again changes nothing.
 *
 * @param text JSON of the form {@link accountsInput}
 */
export async function applyAccounts(keeper: Keeper, text: string): Promise<AccountsOutcome> {
  const parsed = accountsInput.safeParse(readJson(text))
  if (!parsed.success) return { problems: parsed.error.issues.map(describeIssue) }
  const problems = parsed.data.staff.flatMap(findPasswordProblems)
  return problems.length > 0 ? { problems } : { done: await applyInput(keeper, parsed.data) }
}

function applyInput(keeper: Keeper, input: AccountsInput): Promise<string[]> {
  return keeper.db.transaction().execute(async (tx) => {
    const done: string[] = []
    for (const given of input.staff) {
      done.push(`staff ${given.username}: ${await keepStaff(keeper, tx, given)}`)
    }
    for (const given of input.clients) {
      done.push(`client ${given.clientId}: ${await keepClient(keeper, tx, given)}`)
    }
    for (const username of input.disableStaff) {
      const isDone = await endStaff(keeper, tx, username)
      done.push(`staff ${username}: ${isDone ? 'disabled' : 'not in use'}`)
    }
    for (const clientId of input.disableClients) {
      const isDone = await endClient(keeper, tx, clientId)
      done.push(`client ${clientId}: ${isDone ? 'disabled' : 'not in use'}`)
    }
    return done
  })
}

const advice: Readonly<Record<PasswordProblem, string>> = {
  'too-short': 'the password is too short: give it at least 12 characters.',
  'too-long': 'the password is too long: give it at most 256 characters.',
  'too-common': 'the password is easy to guess: use several words that do not belong together.',
}

function findPasswordProblems(given: AccountsInput['staff'][number]): string[] {
  const problem = findPasswordProblem(given.password, [given.username, given.displayName])
  return problem ? [`staff ${given.username}: ${advice[problem]}`] : []
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Says where and what; never what was given there. */
function describeIssue({ path, code }: { path: PropertyKey[]; code: string }): string {
  const place = path.length > 0 ? path.join('.') : 'the input'
  return `${place} is not of the right form (${code}): see the README of sign-in.`
}
