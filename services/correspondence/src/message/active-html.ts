import { Parser } from 'htmlparser2'
import { countDepth } from './html-depth.ts'

/** What runs, is filled in, or takes in something that was not looked at. */
const activeElements = new Set(
  'applet audio embed form frame iframe input math object script source svg track video'.split(' '),
)
/** Attributes by which a program fetches something without being asked; Outlook also reads those of VML (`o:href`). */
const fetched =
  /^(?:[a-z]+:)?(?:src|srcset|background|poster|data|lowsrc|dynsrc|longdesc|href|althref)$/
/** Within the message, or no more than a place on the page. */
const within = /^\s*(?:cid:|data:image\/(?:png|jpe?g|gif);|#|$)/i
/** What a person presses. */
const pressed = /^\s*(?:https?:|mailto:|tel:|#|$)/i
const deepest = 4

/**
 * Whether an HTML text does anything by itself when it is opened: whoever runs the server that a picture is fetched from
 * learns when and where it was read. Comments count too: Outlook reads those that begin with a condition. What is nested
 * deeper than any letter counts as active.
 */
export function isActiveHtml(html: string, depth = 0): boolean {
  let isActive = depth > deepest
  let style = ''
  let isStyle = false
  const elements = countDepth()
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!elements.enter()) {
        isActive = true
        parser.pause()
      }
      isStyle = name === 'style'
      const isRefresh = name === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? '')
      isActive ||= activeElements.has(name) || isRefresh
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute === 'style') style += `${value}\n`
        isActive ||= isActiveAttribute(name, attribute, value)
      }
    },
    onclosetag() {
      elements.leave()
      isStyle = false
    },
    ontext(text) {
      if (isStyle) style += text
    },
    oncomment(text) {
      isActive ||= isActiveHtml(text.replace(/^\s*\[[^\]]*\]>/, ''), depth + 1)
    },
  })
  parser.end(html)
  return isActive || isActiveStyle(style)
}

function isActiveAttribute(element: string, attribute: string, value: string): boolean {
  if (attribute.startsWith('on')) return true
  const isLink = attribute === 'href' && (element === 'a' || element === 'area')
  if (isLink) return !pressed.test(value)
  return fetched.test(attribute) && !within.test(value)
}

/** With its comments, since each style ends those that began in it, and without. */
function isActiveStyle(style: string): boolean {
  return [style, style.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')].some(fetchesSomething)
}

/** CSS may write each of its letters as a backslash and digits (CSS Syntax §4.3.7). */
function fetchesSomething(style: string): boolean {
  const plain = style
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, digits: string) => characterOf(digits))
    .replace(/\\/g, '')
  const places = plain.matchAll(/\burl\(\s*["']?([^"')]*)/gi)
  for (const [, place = ''] of places) if (!within.test(place)) return true
  return /@import|expression\s*\(|image-set\s*\(|AlphaImageLoader/i.test(plain)
}

function characterOf(digits: string): string {
  const code = Number.parseInt(digits, 16)
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' '
}
