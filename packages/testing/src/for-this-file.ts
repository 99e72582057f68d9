import { afterAll } from 'vitest'

/** What all tests of a file share: `await` it at the top of the file, and it is stopped after the last test. */
export async function forThisFile<Started extends AsyncDisposable>(
  starting: Promise<Started>,
): Promise<Started> {
  const started = await starting
  afterAll(async () => started[Symbol.asyncDispose]())
  return started
}
