import type { MailFileProblem } from '@gwirio/mail'
import { Presets, SingleBar } from 'cli-progress'
import type { ImportWatcher } from './import-folder.ts'

/** Where the import writes: standard output, or a test's own. */
export interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

interface TerminalWatcher extends ImportWatcher {
  /** Ends the progress bar, so that other lines can follow. */
  finish(): void
}

const remedies: Readonly<Record<MailFileProblem, string>> = {
  'bare-line-feed': 'its lines end in different ways: save it again from the mail program',
  'bare-carriage-return': 'its lines end in different ways: save it again from the mail program',
  'nul-byte': 'it holds bytes that no mail holds',
  'line-too-long': 'a line of it is too long for a mail',
  'header-too-long': 'its header is too long for a mail',
  'too-many-header-fields': 'its header has too many fields for a mail',
  'too-large': 'it is larger than 1 MiB',
  empty: 'it is empty',
  'no-file': 'it is no file',
}

/** A progress bar on a terminal; the files that were refused are one line each. */
export function watchOnTerminal(output: Output): TerminalWatcher {
  const bar = output.isTTY ? createBar(output as NodeJS.WriteStream) : null
  return {
    refused: (file, reason) => output.write(`${JSON.stringify(file)}: ${remedies[reason]}\n`),
    progress(files, allFiles) {
      if (bar && !bar.isActive) bar.start(allFiles, 0)
      bar?.update(files)
    },
    finish: () => bar?.stop(),
  }
}

function createBar(stream: NodeJS.WriteStream): SingleBar {
  const format = 'importing {bar} {percentage}% | {value} of {total} files | {eta_formatted} left'
  return new SingleBar({ stream, format, hideCursor: true }, Presets.shades_classic)
}
