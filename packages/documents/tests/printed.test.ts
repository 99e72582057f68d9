import { forThisFile } from '@gwirio/testing'
import { startChromium } from '@gwirio/testing/chromium'
import { describe, expect, it } from 'vitest'
import { inspectPdf } from './inspect.ts'

const chromium = await forThisFile(startChromium())

describe('a PDF that a browser printed', () => {
  it('gives its text, in Welsh letters too, its alternative text, its links and its title', async () => {
    await using page = await chromium.newPage()
    await page.setContent(`<title>Adroddiad</title><h1>Llŷr a Siôn yn y tŷ</h1>
      <p>NP<b>20</b> 9ZA, <span style="color: white">07700 900123</span></p>
      <table><tr><td>Ysgol</td><td>Llanwern</td></tr></table>
      <img alt="a house in Rhyl" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
      <a href="mailto:owen@post.example">write</a><div style="break-before: page"></div>`)
    const { text, properties, problems } = await inspectPdf(await page.pdf({ tagged: true }))
    for (const written of [
      'Llŷr a Siôn yn y tŷ',
      'NP20 9ZA',
      '07700 900123',
      'Llanwern',
      'owen@post.example',
    ])
      expect(text).toContain(written)
    expect(text.replace(/\s+/g, ' ')).toContain('a house in Rhyl')
    expect(properties).toMatchObject({ Title: 'Adroddiad' })
    expect(problems).toEqual([])
  })

  it('and that holds only the picture of a page is held', async () => {
    await using page = await chromium.newPage()
    await page.setContent('<p>NP20 9ZA</p>')
    const picture = (await page.screenshot()).toString('base64')
    await page.setContent(`<img src="data:image/png;base64,${picture}">`)
    expect((await inspectPdf(await page.pdf())).problems).toEqual(['no-text'])
  })
})
