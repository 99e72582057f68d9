import type { ImapFlow } from 'imapflow'

/** Tells when something came into the open mailbox, or the connection or the watch has ended. */
export interface News extends Disposable {
  /** What was told so far does not count any more. */
  forget(): void
  next(): Promise<void>
}

export function listenForNews(client: ImapFlow, signal: AbortSignal): News {
  let isNews = false
  let wake: () => void = () => undefined
  const tell = () => {
    isNews = true
    wake()
  }
  const end = () => {
    client.close()
    tell()
  }
  client.on('exists', tell)
  client.on('close', tell)
  signal.addEventListener('abort', end)
  return {
    forget() {
      isNews = false
    },
    async next() {
      if (isNews) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    },
    [Symbol.dispose]: () => signal.removeEventListener('abort', end),
  }
}
