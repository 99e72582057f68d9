import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { govukFolder, withoutGdsTransport } from './assets.ts'
import { preferredLanguage } from './language.ts'
import { createPages } from './pages.ts'

describe('the style sheet', () => {
  const original = readFileSync(join(govukFolder, 'govuk/govuk-frontend.min.css'), 'utf8')

  it('is served without the font that is licensed to gov.uk alone', () => {
    expect(original).toContain('GDS Transport')
    expect(withoutGdsTransport(original)).not.toMatch(/GDS Transport|woff/)
    expect(withoutGdsTransport(original)).toContain('font-family:arial,sans-serif')
  })
})

describe('the language of a first visit', () => {
  it.each([
    ['cy', 'cy'],
    ['cy-GB,en;q=0.8', 'cy'],
    ['en-GB,cy;q=0.9', 'en'],
    ['fr,cy;q=0.3', 'cy'],
    ['cy;q=0,en;q=0.1', 'en'],
    ['fr', 'en'],
    [undefined, 'en'],
  ])('for “%s” is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language)
  })
})

describe('the layout', () => {
  it('escapes what it is given', () => {
    const page = createPages([])('layout.njk', {
      lang: 'en',
      title: '<script>alert(1)</script>',
      organisation: '"><img src=x>',
      layout: {},
    })
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img')
  })
})
