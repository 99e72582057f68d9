import process from 'node:process'
import { text } from 'node:stream/consumers'
import { runCommand } from '@gwirio/service-kit'
import { applyAccounts } from './src/accounts/apply.ts'
import { openKeeper } from './src/accounts/keeper.ts'
import { readAccountConfig } from './src/config.ts'

await runCommand({
  process,
  name: 'sign-in accounts',
  async run() {
    await using keeper = await openKeeper(readAccountConfig(process.env))
    const outcome = await applyAccounts(keeper, await text(process.stdin))
    const isRefused = 'problems' in outcome
    const lines = isRefused ? outcome.problems : outcome.done
    process[isRefused ? 'stderr' : 'stdout'].write(lines.map((line) => `${line}\n`).join(''))
    process.exitCode = isRefused ? 1 : 0
  },
})
