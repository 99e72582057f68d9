import process from 'node:process'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createListenerTarget } from './listener.ts'
import { createRandom } from './random.ts'
import { createReaderTarget } from './reader.ts'
import type { Target } from './target.ts'

/**
 * Fuzzes one target after the other for `--seconds` together, each run from `--seed` and its number: the
 * same again with `--only <number>`. Ends with 1 when there was a failure, or memory that does not come back.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    target: { type: 'string' },
  },
})
const maxGrowthBytes = 32 * 1_048_576
const maxFailures = 5

const targets = { reader: createReaderTarget, listener: createListenerTarget }
const chosen = Object.entries(targets).filter(([name]) => (values.target ?? name) === name)
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')
for (const [, create] of chosen) {
  const target = await create()
  const isGood = await fuzz(target, (Number(values.seconds) * 1_000) / chosen.length)
  await target.close?.()
  if (!isGood) process.exitCode = 1
}

async function fuzz(target: Target, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  const { measureAfterRuns: runsBeforeMeasuring = 500 } = target
  let [run, failures, heap] = [Number(values.only ?? 0), 0, 0]
  for (
    ;
    failures < maxFailures && (values.only === undefined || run === Number(values.only));
    run++
  ) {
    if (performance.now() > end && run > runsBeforeMeasuring) break
    if (run === runsBeforeMeasuring) heap = usedHeap()
    if (!(await runOnce(target, run))) failures++
  }
  const growth = heap === 0 ? 0 : usedHeap() - heap
  const isLeaking = growth > maxGrowthBytes
  say(
    `${target.name}: ${run} runs from seed ${values.seed}, ${failures} failures, heap ${inMegabytes(growth)}`,
  )
  return failures === 0 && !isLeaking
}

async function runOnce(target: Target, run: number): Promise<boolean> {
  try {
    await target.runOnce(createRandom(Number(values.seed) * 1_000_003 + run))
    return true
  } catch (error) {
    say(
      `${target.name}, --seed ${values.seed} --only ${run}: ${error instanceof Error ? error.stack : error}`,
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
