import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createListenerTarget } from './listener.ts'
import { createRandom } from './random.ts'
import { readArguments } from './read-arguments.ts'
import { createReaderTarget } from './reader.ts'
import type { Target } from './target.ts'

const maxGrowthBytes = 32 * 1_048_576
const maxFailures = 5
const targets = { reader: createReaderTarget, listener: createListenerTarget }

/**
 * Fuzzes one target after the other for `--seconds` together, each run from `--seed` and its number: the
 * same again with `--only <number>`. Ends with 1 when there was a failure, or memory that does not come back.
 */
const given = readArguments(['reader', 'listener'])
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')
for (const name of given.targets) {
  const target = await targets[name]()
  const isGood = await (given.only === null ? fuzz(target) : runOnce(target, given.only))
  await target.close?.()
  if (!isGood) process.exitCode = 1
}

async function fuzz(target: Target): Promise<boolean> {
  const end = performance.now() + (given.seconds * 1_000) / given.targets.length
  const { measureAfterRuns = 500 } = target
  let [run, failures, heap] = [0, 0, 0]
  while (failures < maxFailures && (run <= measureAfterRuns || performance.now() <= end)) {
    if (run === measureAfterRuns) heap = usedHeap()
    if (!(await runOnce(target, run))) failures++
    run++
  }
  const growth = heap === 0 ? 0 : usedHeap() - heap
  const isLeaking = growth > maxGrowthBytes
  say(
    `${target.name}: ${run} runs from seed ${given.seed}, ${failures} failures, heap ${inMegabytes(growth)}`,
  )
  return failures === 0 && !isLeaking
}

async function runOnce(target: Target, run: number): Promise<boolean> {
  try {
    await target.runOnce(createRandom(given.seed * 1_000_003 + run))
    return true
  } catch (error) {
    say(
      `${target.name}, --seed ${given.seed} --only ${run}: ${error instanceof Error ? error.stack : error}`,
    )
    return false
  }
}

function usedHeap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

function inMegabytes(bytes: number): string {
  return `${bytes < 0 ? '' : '+'}${(bytes / 1_048_576).toFixed(1)} MB`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
