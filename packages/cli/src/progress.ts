import { Presets, SingleBar } from 'cli-progress'
import type { Io } from './io.ts'
import type { Printer } from './print.ts'

/** A bar on a terminal, nothing elsewhere. */
export function showProgress({ stderr }: Pick<Io, 'stderr'>, { isJson }: Printer) {
  if (!stderr.isTTY || isJson) return { update: () => undefined, end: () => undefined }
  const bar = new SingleBar(
    {
      format: 'sending [{bar}] {percentage}%',
      stream: stderr as NodeJS.WritableStream,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.legacy,
  )
  let isShown = false
  return {
    update({ sentBytes, totalBytes }: { sentBytes: number; totalBytes: number }) {
      if (!isShown) bar.start(totalBytes, 0)
      isShown = true
      bar.update(sentBytes)
    },
    end() {
      if (isShown) bar.stop()
    },
  }
}
