import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openJournal } from './journal.ts'

interface Entry {
  id: string
  text: string
}

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gwirio-journal-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('shows the newest first, and an entry put again once, where it was', async () => {
  await using journal = await open()
  await put(journal, 'a', 'b', 'c')
  await journal.put({ id: 'a', text: 'changed' })
  expect(journal.newestFirst().map((entry) => entry.id)).toEqual(['c', 'b', 'a'])
  expect(journal.get('a')?.text).toBe('changed')
})

it('forgets the oldest beyond its number of entries', async () => {
  await using journal = await open({ maxEntries: 2 })
  await put(journal, 'a', 'b', 'c')
  expect(journal.newestFirst().map((entry) => entry.id)).toEqual(['c', 'b'])
})

it('forgets the oldest beyond its size, but never the last that came', async () => {
  await using journal = await open({ maxCharacters: 100 })
  await put(journal, 'a', 'b')
  await journal.put({ id: 'big', text: 'x'.repeat(200) })
  expect(journal.newestFirst().map((entry) => entry.id)).toEqual(['big'])
})

it('replays its file, without the half line that a killed process left', async () => {
  const file = path.join(folder, 'replayed.jsonl')
  const first = await open({ file })
  await Promise.all([put(first, 'a', 'b'), first.put({ id: 'c', text: 'ŵ' })])
  await appendFile(file, '{"id":"d","te')

  await using second = await open({ file })
  await put(second, 'e')
  await using third = await open({ file })

  expect(third.newestFirst().map((entry) => entry.id)).toEqual(['a', 'c', 'b', 'e'].reverse())
  expect(third.get('c')?.text).toBe('ŵ')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

it('rewrites its file when most of it is forgotten', async () => {
  const file = path.join(folder, 'rewritten.jsonl')
  await using journal = await open({ file, maxCharacters: 100 })
  for (let count = 0; count < 50; count++) await journal.put({ id: 'same', text: `${count}` })
  const text = await readFile(file, 'utf8')
  expect(text).toContain('"49"')
  expect(text.length).toBeLessThan(300)
})

function open(options: { file?: string; maxEntries?: number; maxCharacters?: number } = {}) {
  return openJournal<Entry>({ maxEntries: 100, maxCharacters: 10_000, ...options })
}

async function put(journal: Awaited<ReturnType<typeof open>>, ...ids: string[]) {
  for (const id of ids) await journal.put({ id, text: '' })
}
