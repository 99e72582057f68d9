import type { DeliveryLimits } from './delivery.ts'

/** Bounds how long a session lasts, whatever its server does. */
export interface SessionClock extends Disposable {
  /** Rejects when the time is over, or when the deliverer closes before the end of the message left. */
  readonly isOver: Promise<never>
  /** The end of the message leaves: from now on its answer is waited for, also when the deliverer closes. */
  startAnswer(): void
}

/** Starts the time of a session; the error of its end has the code `ETIMEDOUT` or `ECLOSING`. */
export function startSessionClock(limits: DeliveryLimits, closing: AbortSignal): SessionClock {
  const { promise: isOver, reject } = Promise.withResolvers<never>()
  isOver.catch(() => undefined)
  const end = (code: string) => reject(Object.assign(new Error('the session is over'), { code }))
  const endIn = (seconds: number) => setTimeout(() => end('ETIMEDOUT'), seconds * 1_000)
  let timer = endIn(limits.sessionSeconds)
  let onClosing = () => end('ECLOSING')
  const whenClosing = () => onClosing()
  closing.addEventListener('abort', whenClosing)
  if (closing.aborted) onClosing()
  return {
    isOver,
    startAnswer() {
      clearTimeout(timer)
      timer = endIn(closing.aborted ? limits.closingSeconds : limits.answerSeconds)
      onClosing = () => {
        clearTimeout(timer)
        timer = endIn(limits.closingSeconds)
      }
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      closing.removeEventListener('abort', whenClosing)
    },
  }
}
