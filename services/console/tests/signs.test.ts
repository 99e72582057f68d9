import { glob, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const folders = ['../src/pages', '../public', '../../../packages/pages/{templates,assets}']
/** Letters of Wales and the marks of its writing: every font has them. Other signs are drawn. */
const inEveryFont = /^[\u0020-\u007e\n·–…‘’“”•ÂÊÎÔÛŴŶâêîôûŵŷáéíóúàèìòùäëïöü]*$/

describe('what pages and styles hold', () => {
  it('is no sign that the fonts of a machine may lack: an empty box tells nothing', async () => {
    const lacking: string[] = []
    let read = 0
    for (const folder of folders)
      for await (const file of glob(`${folder}/**/*.{njk,css}`, { cwd: import.meta.dirname })) {
        read += 1
        const lines = (await readFile(new URL(file, import.meta.url), 'utf8')).split('\n')
        lacking.push(...lines.filter((line) => !inEveryFont.test(line)))
      }
    expect(lacking).toEqual([])
    expect(read).toBeGreaterThan(50)
  })

  it('would be found: a control', () => {
    expect(inEveryFont.test('content: "✓"')).toBe(false)
  })
})
