import { describe, expect, it } from 'vitest'
import { readCodes } from '../read-codes.ts'

const who = 'Gwirio <r-0123456789abcdefghjkmnpqrs@reply.gwirio.example>'

/** What mail programs write above a message that is answered; a bar stands for the end of a line. */
const introductions = `
Den sön 22 nov. 2026 kl 10:02 skrev ${who}:
søn. 22. nov. 2026 kl. 10.02 skrev ${who}:
su 22. marrask. 2026 klo 10.02 ${who} kirjoitti:
Στις Κυρ 22 Νοε 2026 στις 10:02 π.μ., ο/η ${who} έγραψε:
‫בתאריך יום א׳, 22 בנוב׳ 2026 ב-10:02 מאת ‪${who}‬‏:‬
2026年11月22日(日) 10:02 ${who}:
2026년 11월 22일 (일) 오전 10:02, ${who}님이 작성:
Vào CN, 22 thg 11, 2026 vào lúc 10:02 ${who} đã viết:
На нд, 22.11.2026 г. в 10:02 ${who} написа:
ned, 22. stu 2026. u 10:02 ${who} napisao/la je:
ne 22. 11. 2026 o 10:02 ${who} napísal(a):
V V ned., 22. nov. 2026 ob 10:02 je oseba ${who} napisala:
Kontakt ${who} kirjutas kuupäeval P, 22. november 2026 kell 10:02:
svētd., 2026. g. 22. nov., plkst. 10:02 — lietotājs ${who} rakstīja:
در تاریخ یکشنبه ۲۲ نوامبر ۲۰۲۶،‏ ۱۰:۰۲ ${who} نوشت:
रवि, 22 नव॰ 2026 को 10:02 पूर्वाह्न बजे को ${who} ने लिखा:
Pada Min, 22 Nov 2026 pukul 10.02 ${who} menulis:
El dg., 22 de nov. 2026, 10:02, ${who} va escriure:
${who} igorleak hau idatzi du (2026 aza. 22, ig. (10:02)):
Ar 22/11/2026 10:02, ysgrifennodd Gwirio:
On 2026-11-22 10:02, Gwirio wrote:
On Sun, 2026-11-22 at 10:02 +0000, Gwirio wrote:
Am 22.11.26 um 10:02 schrieb Gwirio:
Il 22/11/2026 10:02, Gwirio ha scritto:
Le 22/11/2026 à 10:02, Gwirio a écrit :
W dniu 22.11.2026 o 10:02, Gwirio pisze:
22.11.2026 10:02, Gwirio пишет:
22.11.2026, 10:02, "Gwirio" <r-x@reply.example>:
On Nov 22, 2026, at 10:02 AM, ${who} wrote:
${who} schrieb am So. 22. Nov. 2026 um 10:02:
* ${who} [2026-11-22 10:02]:
${who} writes:
From: Gwirio [mailto:r-x@reply.example]| Sent: 22 November 2026 10:02|To: Sian|Subject: Confirm
*From:* ${who}|*Sent:* Sunday, 22 November 2026 10:02|*To:* sian@example.com|*Subject:* Confirm
From: Gwirio|Date: 22/11/2026|Subject: Confirm
From:	${who}|To:	sian@example.com|Date:	22/11/2026 10:02|Subject:	Confirm
Frá: ${who}|Sent: x 10:02|Til: sian@example.com|Efni: Confirm
Ó: ${who}|Seolta: Dé Domhnaigh 22 Samhain 2026 10:02|Chuig: sian@example.com|Ábhar: Confirm
送信元: ${who}|送信: 2026年11月22日 10:02|宛先: sian@example.com|件名: x
מאת: ${who}|נשלח: 22 נובמבר 2026 10:02|אל: sian@example.com|נושא: x
ผู้ส่ง: ${who}|ส่ง: 22 พ.ย. 2026 10:02|ถึง: sian@example.com|เรื่อง: x
-----Original Message-----
-------- Original message --------
________________________________|From: Gwirio <x@y.example>|Sent: Sunday, November 22, 2026 10:02:11 AM|To: x|Subject: y
---- On Sun, 22 Nov 2026 10:02:11 +0000 Gwirio <x@y.example> wrote ----
---------- Původní e-mail ----------|Od: Gwirio <x@y.example>|Komu: x@example.com|Datum: 22. 11. 2026 10:02:11|Předmět: x
------ Original Message ------|From: "Gwirio" <x@y.example>|To: x@example.com|Sent: 22/11/2026 10:02:11|Subject: Re[2]: x
Begin forwarded message:
---------- Forwarded message ---------
>>> ${who} 22/11/2026 10:02 >>>
Šalje: ${who}|Poslano: 22. studenoga 2026. 10:02|Prima: sian@example.com|Predmet: Confirm
Sent: Sunday, November 22, 2026 at 10:02 AM|From: "Gwirio" <x@y.example>|To: x@example.com|Subject: y
Date: Sun, 22 Nov 2026 10:02:11 +0000|From: x@y.example|To: sian@example.com|Subject: code
From: Gwirio <x@y.example> Sent: 22 November 2026 10:02 To: sian@example.com Subject: x
`
  .trim()
  .split('\n')
  .map((introduction) => introduction.split('|'))

/** As a gateway breaks lines. */
function wrap(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const at = line.lastIndexOf(' ', 60)
    return line.length > 60 && !/^[-_*]/.test(line)
      ? [line.slice(0, at), line.slice(at + 1)]
      : [line]
  })
}

function inDivs(lines: readonly string[]): string {
  return lines.map((line) => `<div>${line.replace(/</g, '&lt;')}</div>`).join('')
}

describe('what stands above a quote', () => {
  it.each(introductions)('ends what the person wrote: %s', (...lines) => {
    const quote = ['', 'Your code', '654321', '']
    const alone = { found: ['123456'], disagree: false }
    expect(readCodes({ text: ['123456', '', ...lines, ...quote].join('\n') })).toMatchObject(alone)
    expect(readCodes({ text: ['123456', '', ...lines, '> 654321'].join('\n') })).toMatchObject(
      alone,
    )
    expect(readCodes({ html: inDivs(['123456', ...lines, ...quote]) })).toMatchObject(alone)
  })

  it.each(introductions.filter(([first = '']) => !first.startsWith('Ó')))(
    'does so when its lines are broken: %s',
    (...lines) => {
      const text = ['123456', '', ...wrap(lines), '', 'Your code', '654321'].join('\n')
      expect(readCodes({ text })).toMatchObject({ found: ['123456'], disagree: false })
    },
  )

  it.each([
    ['Answer: 123456'],
    ['Here you go, love: 123456 xx', ''],
    ['کد: 123456', ''],
    ['Name: Siân', 'Answer: 123456', ''],
  ])('does not take the answer with it: %s', (...answer) => {
    const known = [
      `From: ${who}`,
      'Sent: 22 November 2026 10:02',
      'To: sian@example.com',
      'Subject: x',
    ]
    const unknown = [`Ó: ${who}`, 'Seolta: Samhain 2026 10:02', 'Chuig: x@example.com', 'Ábhar: x']
    for (const header of [known, unknown]) {
      const text = [...answer, ...header, '', 'Your code', '654321'].join('\n')
      expect(readCodes({ text })).toMatchObject({ found: ['123456'], disagree: false })
    }
  })

  it('believes no header that begins with a label that is not known', () => {
    const header = ['Efni: 654321', `Frá: ${who}`, 'Sent: x 10:02', 'Til: sian@example.com']
    const apart = ['Ábhar: x', '', `Ó: ${who}`, 'Seolta: Samhain 2026 10:02', '', 'Chuig: x']
    for (const lines of [header.toSpliced(0, 1, 'Efni: x'), apart]) {
      const text = ['123456', '', ...lines, '', '654321'].join('\n')
      expect(readCodes({ text })).toMatchObject({ found: ['123456'], disagree: false })
    }
  })

  it.each([
    'You asked me on 22/11/2026 at 10:05 for this code:',
    'From: my phone',
    'To: Gwirio',
    'I wrote:',
    'My e-mail is sian@example.com and at 10:05 I got this code:',
  ])('is not %s', (line) => {
    expect(readCodes({ text: `${line}\n\n123456` })).toMatchObject({ found: ['123456'] })
  })
})
