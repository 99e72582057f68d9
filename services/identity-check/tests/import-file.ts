import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runImport } from '../src/import/command.ts'

/** Runs the command on the text or the bytes of a file, with real hashes. */
export async function runImportOn(
  env: Record<string, string>,
  content: string | Buffer,
  ...flags: string[]
): Promise<{ code: number; printed: string }> {
  const printed: string[] = []
  const output = { write: (text: string) => void printed.push(text) }
  const code = await withFile(content, (file) =>
    runImport({ args: [file, ...flags], env, output, cores: 2 }),
  )
  return { code, printed: printed.join('') }
}

/** Lets something read a file that is there only as long as that takes. */
export async function withFile<T>(
  content: string | Buffer,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gwirio-import-'))
  try {
    const file = path.join(folder, 'parties.csv')
    await writeFile(file, content)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}
