import process from 'node:process'
import { listen, readSettings, runProcess, setting } from '../src/index.ts'

/** A whole service process, for the test that starts and stops one. */
const spec = {
  port: setting.port({ description: 'Where it listens' }),
  token: setting.secret({ description: 'A secret' }),
  mishap: setting.choice({
    choices: ['none', 'start', 'stop', 'later'],
    default: 'none',
    description: 'What goes wrong',
  }),
}

await runProcess({
  process,
  service: 'tiny-service',
  start: async () => {
    const { port, mishap } = readSettings(spec, process.env)
    const failure = new Error('mair.jones@example.org')
    if (mishap === 'start') throw failure
    const listening = await listen((_request, response) => response.end(), {
      port,
      host: '127.0.0.1',
    })
    if (mishap === 'later') void Promise.reject(failure)
    process.stdout.write(`${listening.url}\n`)
    return {
      [Symbol.asyncDispose]: async () => {
        process.stdout.write('closing\n')
        await listening[Symbol.asyncDispose]()
        if (mishap === 'stop') await new Promise((_resolve) => setInterval(() => undefined, 60_000))
      },
    }
  },
})
