/** How long something took, in milliseconds. */
export interface Figures {
  readonly median: number
  readonly p95: number
}

/** The round with the lowest median, for other work on the machine only ever adds to a time. */
export async function measureBest(
  work: () => Promise<void>,
  { rounds, runs }: { rounds: number; runs: number },
): Promise<Figures> {
  await work()
  let best: Figures = { median: Number.POSITIVE_INFINITY, p95: Number.POSITIVE_INFINITY }
  for (let round = 0; round < rounds; round += 1) {
    const figures = await measureRound(work, runs)
    if (figures.median < best.median) best = figures
  }
  return best
}

async function measureRound(work: () => Promise<void>, runs: number): Promise<Figures> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  times.sort((one, other) => one - other)
  return { median: times[runs >> 1] ?? 0, p95: times[Math.ceil(runs * 0.95) - 1] ?? 0 }
}
