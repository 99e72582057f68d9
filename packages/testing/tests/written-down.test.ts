import { access, glob, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

it('leads from page to page: each that a document links to is there', async () => {
  const links = await listLinks()
  expect(links.length).toBeGreaterThan(50)
  const found = await Promise.all(
    links.map(async ({ page, to }) =>
      access(join(root, dirname(page), to)).then(
        () => null,
        () => `${page}: ${to}`,
      ),
    ),
  )
  expect(found.filter((each) => each !== null)).toEqual([])
})

it('numbers each decision once', async () => {
  const numbers = (await readdir(join(root, 'docs/decisions'))).map((name) => name.slice(0, 4))
  expect(numbers.toSorted()).toEqual(numbers.map((_, index) => String(index + 1).padStart(4, '0')))
})

async function listLinks(): Promise<Array<{ page: string; to: string }>> {
  const exclude = (path: string) => path.includes('node_modules') || path.includes('.stryker-tmp')
  const links: Array<{ page: string; to: string }> = []
  for await (const page of glob('**/*.md', { cwd: root, exclude })) {
    const text = await readFile(join(root, page), 'utf8')
    for (const [, to = ''] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g))
      if (!/^[a-z]+:/.test(to)) links.push({ page, to })
  }
  return links
}
