import { describe, expect, it } from 'vitest'
import { isActiveHtml } from './active-html.ts'

describe('isActiveHtml', () => {
  it.each([
    ['words', '<p style="color: red">Annwyl <b>Sian</b></p>'],
    ['a picture within the message', '<img src="cid:logo@x"><img src="data:image/png;base64,AA">'],
    ['a link that is pressed', '<a href="https://www.gwirio.example/">Gwirio</a>'],
    [
      'what Word writes',
      '<style>v\\:* {behavior:url(#default#VML);}</style><!--[if mso]><p>x<![endif]-->',
    ],
    ['many paragraphs', '<div><p>x<br>'.repeat(200) + '</div>'.repeat(200)],
    ['many elements in turn', '<b>x</b><p>y<br><img src="cid:a">'.repeat(1_000)],
    ['a style with comments', '<style>/* Font Definitions */ p { color: /* dark */ red }</style>'],
    ['comments that do not end', `<style>${'/*a'.repeat(300_000)}</style>`],
  ])('lets through %s', (_, html) => {
    expect(isActiveHtml(html)).toBe(false)
  })

  it.each([
    ['a picture from elsewhere', '<p>x<img src="https://else.example/x.png">'],
    ['a picture without a scheme', '<img src="//else.example/x.png">'],
    ['one of several', '<img srcset="https://else.example/x.png 2x">'],
    ['a background', '<table background="http://else.example/x.png">'],
    ['one of a style', '<p style="background: url(http://else.example/x.png)">'],
    [
      'one of a style in other letters',
      '<style>p { background: \\75rl(http://else.example/x) }</style>',
    ],
    [
      'one between a comment that begins in another style and one that ends in a third',
      '<p style="/*"><p style="background: url(//else.example/x.png)"><p style="*/">',
    ],
    [
      'one behind a comment that does not end',
      `<style>p {} ${'/*a'.repeat(300_000)}</style><p style="background: url(//else.example/x)">`,
    ],
    ['a style from elsewhere', '<style>@import "http://else.example/x.css"</style>'],
    [
      'one that Outlook alone reads',
      '<!--[if mso]><img src="http://else.example/x.png"><![endif]-->',
    ],
    [
      'one beside that within the message',
      '<v:imagedata src="cid:a" o:href="http://else.example/x">',
    ],
    ['one by a filter', '<p style="filter: AlphaImageLoader(src=x)">'],
    [
      'what is nested deeper than any letter',
      `${'<b>'.repeat(1_000_000)}${'</i>'.repeat(1_000_000)}`,
    ],
    ['a form', '<form action="http://else.example/"><p>x</form>'],
    ['a script', '<p onclick="alert(1)">x'],
    ['a link that runs', '<a href="javascript:alert(1)">x</a>'],
    ['another page', '<meta http-equiv="refresh" content="0;url=http://else.example/">'],
  ])('finds %s', (_, html) => {
    expect(isActiveHtml(html)).toBe(true)
  })
})
