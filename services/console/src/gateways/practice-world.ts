import { z } from 'zod'

/** The replies that staff practise with; the local world writes them. */
export const practiceManners = [
  'good',
  'wrong',
  'late',
  'automatic',
  'other-address',
  'unsigned',
] as const
export type PracticeManner = (typeof practiceManners)[number]

export type PracticeAnswer =
  | { readonly leavesAt: string }
  | { readonly refused: 'no-prompt' | 'no-code' | 'not-ready' }

const sent = z.object({ leavesAt: z.iso.datetime() })
const refused = z.object({ code: z.enum(['no-prompt', 'no-code']) })
const waitMs = 15_000

/** Asks the made-up world to answer the prompt as the service user of this address and mobile. */
export async function askForReply(
  worldUrl: string,
  wanted: { address: string; mobileEnding: string; manner: PracticeManner },
): Promise<PracticeAnswer> {
  try {
    const response = await fetch(new URL('/api/practice-replies', worldUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
      signal: AbortSignal.timeout(waitMs),
    })
    const answer: unknown = await response.json()
    if (response.status === 202) return sent.parse(answer)
    return { refused: refused.safeParse(answer).data?.code ?? 'not-ready' }
  } catch {
    return { refused: 'not-ready' }
  }
}
