import {
  type PracticeManner,
  practiceReplyMissing,
  practiceReplyPath,
  practiceReplySent,
} from '@gwirio/contracts'

export type PracticeAnswer =
  | { readonly leavesAt: string }
  | { readonly refused: 'no-prompt' | 'no-code' | 'not-ready' }

const waitMilliseconds = 15_000

/** Asks the made-up world to answer the prompt as the service user of this address and mobile. */
export async function askForReply(
  worldUrl: string,
  wanted: { address: string; mobileEnding: string; manner: PracticeManner },
): Promise<PracticeAnswer> {
  try {
    const response = await fetch(new URL(practiceReplyPath, worldUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
      signal: AbortSignal.timeout(waitMilliseconds),
    })
    const answer: unknown = await response.json()
    if (response.status === 202) return practiceReplySent.parse(answer)
    return { refused: practiceReplyMissing.safeParse(answer).data?.code ?? 'not-ready' }
  } catch {
    return { refused: 'not-ready' }
  }
}
