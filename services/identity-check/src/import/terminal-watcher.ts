import { Presets, SingleBar } from 'cli-progress'
import type { ImportWatcher } from './import-parties.ts'
import type { Problem } from './problem.ts'

/** Where the import writes: standard output, or a test's own. */
export interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** More than anybody reads; the rest is counted. */
const mostProblemsShown = 200

export interface TerminalWatcher extends ImportWatcher {
  /** Ends the progress bar, so that other lines can follow. */
  finish(): void
}

/** A progress bar on a terminal, and plain lines elsewhere; problems are one line each. */
export function watchOnTerminal(output: Output): TerminalWatcher {
  const bar = output.isTTY ? createBar(output as NodeJS.WriteStream) : null
  let problems = 0
  let shownTenths = 0
  return {
    problem(problem) {
      problems += 1
      if (problems <= mostProblemsShown) output.write(`${describeProblem(problem)}\n`)
      if (problems === mostProblemsShown + 1) output.write('More problems are not shown.\n')
    },
    progress(rows, allRows) {
      if (bar) {
        if (!bar.isActive) bar.start(allRows, 0)
        bar.update(rows)
        return
      }
      const tenths = Math.floor((rows * 10) / allRows)
      if (tenths > shownTenths) output.write(`imported ${rows} of ${allRows} rows\n`)
      shownTenths = tenths
    },
    finish: () => bar?.stop(),
  }
}

/** The rule that was broken and where, never what stood there. */
function describeProblem({ line, column, reason }: Problem): string {
  const place = [line > 0 ? `line ${line}` : 'file', ...(column === null ? [] : [column])].join(
    ', ',
  )
  return `${place}: ${reason}`
}

function createBar(stream: NodeJS.WriteStream): SingleBar {
  const format = 'importing {bar} {percentage}% | {value} of {total} rows | {eta_formatted} left'
  return new SingleBar({ stream, format, hideCursor: true }, Presets.shades_classic)
}
