import type { VerificationView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'
import { hasComeBack } from './what-to-say.ts'

/** How a verification stands, in words and as a colour of the frame around them. */
export function describeState(
  verification: VerificationView,
  { held, verification: words }: ConsoleWords,
): { name: string; advice: string; look: string } {
  const { state } = verification
  if (hasComeBack(verification)) return { ...held.cameBack, look: 'held' }
  const isHeld = state === 'awaiting-reply' && verification.held.length > 0
  return {
    name: words.states[state],
    advice: words.advice[state],
    look: isHeld ? 'held' : state,
  }
}
