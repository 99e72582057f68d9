import { describe, expect, it } from 'vitest'
import { splitText } from '../read/quotes/quoted-text.ts'
import { htmlToText } from './html-text.ts'

const read = (html: string) =>
  splitText((htmlToText(html)?.visible ?? 'null').split('\n'))
    .written.join('\n')
    .replace(/\s*\n\s*/g, '|')
    .replace(/^\||\|$/g, '')

describe('htmlToText', () => {
  it.each([
    ['paragraphs', '<p>Helo</p><p>123456</p>', 'Helo|123456'],
    ['line breaks', 'Helo<br>123456<br/>Diolch', 'Helo|123456|Diolch'],
    ['letters in several elements', '<b>123</b><i>456</i>', '123456'],
    ['entities', '&#49;23&nbsp;456 &amp; dim', '123\u00a0456 & dim'],
    ['cells', '<table><tr><td>123456</td><td>x</td></tr></table>', '123456 x'],
    ['white space', '<div>\n  123456\n</div>', '123456'],
    ['broken HTML', '<p>123456<div></p></b>ie', '123456|ie'],
    [
      'what was moved to the right',
      '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">123456</blockquote>',
      '123456',
    ],
    [
      'nothing of a quote that was moved to the right',
      'Helo<blockquote cite="mid:x" style="margin:0 0 0 40px;border:none;padding:0">123456</blockquote>',
      'Helo',
    ],
    ['a tag that is broken off', '<p>123456<b><i', '123456'],
  ])('reads %s', (_, html, text) => {
    expect(read(html)).toBe(text)
  })

  it.each([
    ['a style sheet', '<style>a{color:#654321}</style>123456'],
    ['the head', '<html><head><title>654321</title></head><body>123456</body></html>'],
    ['a comment', '<!-- 654321 -->123456'],
    ['an attribute', '<a href="https://x.example/654321" style="color:#654321">123456</a>'],
    ['a script', '<script>654321</script>123456'],
    ['the attribute hidden', '<p hidden>654321</p>123456'],
    ['display:none', '<div style="DISPLAY : none"><p>654321</p></div>123456'],
    ['font-size:0', '<span style="font-size:0px;color:red">654321</span>123456'],
    ['mso-hide', '<span style="mso-hide:all">654321</span>123456'],
    ...[
      'visibility:collapse',
      'height:0;overflow:hidden',
      'line-height:0',
      'opacity:.0',
      'color:transparent',
      'text-indent:-9999px',
      'position:absolute;left:-5000px',
      'display:/**/none',
      'd\\69splay:none',
    ].map((style) => [style, `<div style="${style}">654321</div>123456`]),
    [
      'a Gmail quote',
      '123456<div class="gmail_quote"><div class="gmail_attr">On 2 March 654321 wrote:</div><blockquote>654321</blockquote></div>',
    ],
    ['an Apple quote', '123456<blockquote type="cite"><div>654321</div></blockquote>'],
    [
      'an Outlook quote',
      '123456<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: x</div><div>654321</div>',
    ],
    [
      'an Outlook desktop quote',
      '<p>123456</p><div style="border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> x<br><b>Sent:</b> y<br><b>To:</b> z</p></div><p>654321</p>',
    ],
    ['a Yahoo quote', '123456<div class="yahoo_quoted" id="x"><div>654321</div></div>'],
    ['a signature', '123456<div class="gmail_signature">654321</div>'],
    ['an Outlook signature', '123456<div id="Signature">654321</div>'],
  ])('does not read %s', (_, html) => {
    expect(read(html)).toBe('123456')
  })

  it('reads an answer between quotes', () => {
    expect(read('<blockquote>1</blockquote>123456<blockquote>2</blockquote>Diolch')).toBe(
      '123456|Diolch',
    )
  })

  it('reads small print that can be seen', () => {
    const style = 'font-size:0.8em;max-height:0.5em;min-height:0;background-color:transparent'
    expect(read(`<span style="${style};margin-left:-1px">123456</span>`)).toBe('123456')
  })

  it('gives up on what nobody writes', () => {
    expect(htmlToText('<b>'.repeat(20_000))).toBeNull()
  })
})
