import { type TakenApart, takeApart } from './take-apart.ts'

/** `takeApart` in a thread; null for what cannot be. */
export async function takeApartOrNull(raw: Uint8Array): Promise<TakenApart | null> {
  return await takeApart(raw).catch(() => null)
}
