import { writeFile } from 'node:fs/promises'
import { describeFlow } from './src/describe-flow.ts'

await writeFile(new URL('../../docs/flow.md', import.meta.url), describeFlow())
