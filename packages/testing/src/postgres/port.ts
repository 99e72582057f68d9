import { createServer } from 'node:net'

/** A TCP port of 127.0.0.1 that was free a moment ago, for what must be named before it starts. */
export async function findFreePort(): Promise<number> {
  return await listenOnce(0)
}

/** @throws Error with the remedy */
export async function assertPortIsFree(port: number): Promise<void> {
  try {
    await listenOnce(port)
  } catch (cause) {
    throw new Error(
      `PostgreSQL cannot listen on 127.0.0.1:${port} (${(cause as NodeJS.ErrnoException).code}). Stop the program that uses this port, or choose another port.`,
      { cause },
    )
  }
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return taken
}
