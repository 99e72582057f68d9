import { describe, expect, it } from 'vitest'
import { codesIn } from './codes.ts'
import { foldText } from './fold-text.ts'

const listed = (text: string) =>
  text
    .split('|')
    .map((item) => item.trim())
    .filter((item) => item !== '')

const codes = listed(`
  It's 123456 | its: 123456 | 123456 is the code | Code - 123456 | Code – 123456 |
  Code:- 123456 | code is; 123456 | Code=>123456 | the code reads 123456 |
  my six digit code is 123456 | number: 123456 | Here you go 123456 |
  123456 Sent from my iPhone | 123456.Thanks | 123456,thanks | Hi,123456 | code(123456) |
  code-123456 | code_123456 | code.123456 | 123456x | 123456xx | 123456 xx | ‘123456’ |
  123 4 56 | 1234 56 | 12345 6 | code: 123 456. | The code you sent to my mobile is 123456 |
  The number I got on my phone is 123456 | number you sent to my phone: 123456 |
  the text was 123456 | It came to my mobile today: 123456 | Mae'r cod ar fy ffôn yn 123456 |
  Daeth 123456 i fy ffôn | Y rhif yw 123456 | the code for case GW26P00123 is 123456 |
  The code you gave me for my case, GW26P00123, is 123456 |
  My reference is GW26P00123, code 123456 | *Code:* *123456* | [123456] | {123456} |
  Code : 123456 | CODE 123456 | Verification Code: 123456 | Your Gwirio code is 123456. |
  123456 is my code | 123456 - thanks | - 123456 - | --- 123456 --- | === 123456 === |
  1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 6️⃣ | 123456😀 | ✅123456 | 👉 123456 | 123456... | ...123456 |
  "My code is 123456" | (code 123456) | code 123456 (from the text) |
  Here is the code from the text message 123456 | Security number 123456 | OTP 123456 |
  Ok so the number is 123 456 hope thats ok | I received 123456 at 10.04 |
  Good morning, 123456, kind regards | c'est 123456 | le code est 123456 |
  el código es 123456 | es 123456 | to jest 123456 | Der Code: 123456 | code:123-456 |
  Kod:123456 | kod 123456 | mój kod 123456 | код-123456 | رمز: 123456 | رمزي ١٢٣-٤٥٦ |
  我的代码123456 | 验证码：123456。 | コードは123456です | 코드는 123456입니다 | รหัสคือ123456ค่ะ |
  one, two, three, four, five, six | One two three four five six. |
  code is one-two-three-four-five-six | Nghod i ydy 123456 | fy nghod i: 123456 |
  cod dilysu 123456 | 123456, diolch | Dyma'r cod 123456 | Dyma fo: 123456 |
  my code was 123456 but I could not find it | it said 123456 | it says "123456" | 123456 |
  Is the code 123456 ? | Code ..... 123456 | Code~123456 | #code 123456 | 123456# |
  the digits are 1 2 3 4 5 6 | 1 2 3, 4 5 6 | 123,456 | code 123,456 | code 123/456 |
  my code 12.34.56 | #123456 | code/123456 | کد: 123456 |
  123456 - 07700 900123 | 123456 01792 654 321 | 07700 900123 123456 | 123456 +44 7700 900123 |
  123456 020 7946 0018 | 2026-03-05 123456 | 05032026 123456 | 2026-03-05T10:15:22Z 123456 |
  kam auf mein Handy: 123456 | recebi no meu celular 123456 | Mae wedi dod i'm ffôn 123456 | THE NO. 123456 |
  Am primit pe telefon 123456 | reçu sur mon téléphone : 123456 | recibido en mi móvil: 123456 |
  auf meinem Handy: 123456 | for my account 123456 | i fy ffôn symudol: 123456 |
  the code that you texted me a few minutes ago on my mobile phone is 123456 ok |
  123456 (01792) 654 321 | 123456 (555) 123-4567 | 123456, (+44) 7700 900123 |
  https://example.com/track/482913?id=112233 123456 | www.example.com/case/654321: 123456 |
  NI number JM 12 34 57 C, 123456 | GB29 NWBK 6016 1331 9268 19 - 123456 |
  4929 1234 5678 9012 - 123456 | 20260305 123456 | My SMS No. 123456 | Security No. 123456 |
`)

const otherNumbers = listed(`
  call me on 123456 | ring me on my mobile 123456 | Tel: 123456 | T: 123456 | M: 123 456 |
  Home: 123456 | Work: 123456 | Phone number: 123456 | my phone number is 123456 |
  my mobile is 123456 | Fy rhif ffôn yw 123456 | rhif ffôn: 123456 | kom. 123456 |
  nr tel. 123456 | tel.123456 | Case 123456 | my case number is 123456 | case no. 123456 |
  Ref: 123456 | Our ref 123456 | Your reference: 123456 | ref no 123456 |
  123456 is my case number | 123456 is the reference | 123456 (ref) | NHS 123 456 7890 |
  account 123456 | sort code 12 34 56 | postcode 123456 | £123456 | £ 123456 | 123456 GBP |
  123456.50 | 0.123456 | 123456% | abc123456 | 123456abc | x123456 | v123456 |
  GW26P123456 | AB/123456 | AB-123456 | 123456-AB | 123456@example.com | www.123456.com |
  123456.example.com | https://a.example/123456 | file123456.pdf | IMG_123456.jpg | 12/34/56 |
  12:34:56 | 22.11.26 | 22-11-26 | on 22 11 26 | 2026-11-22 | 11/2026 | 20261122 |
  07700900123 | 07700 123456 | 01633 123456 | 01633-123456 | (01633)123456 | +44 1633 123456 |
  0044 1633 123456 | 0300 123456 | 029 20 123456 | +44 (0)1633 123456 | 01633 123 456 |
  Company number 123456 | Registered in Wales No 123456 | Charity No: 123456 | VAT 123456 |
  Company Reg. No. 123456 | Est. 123456 | ext 123456 | born 120356 | DOB: 120356 |
  invoice 123456 | ticket #123456 | [Ticket#123456] | Order number: 123456 |
  Policy no: 123456 | Staff ID 123456 | member no 123456 | 1234567 | 12345 | 123 4567 |
  12 34 567 | 1 2 3 4 5 6 7 | 123456789 | 123456 789 | PO Box 123456 | crn 123456 |
  UTR: 123456 | Dosar nr. 123456 | Aktenzeichen 123456 | Kundennummer: 123456 |
  numéro de téléphone 123456 | teléfono: 123456 | telefon: 123456 | тел. 123456 |
  дело № 123456 | هاتف 123456 | 电话：123456 | 邮编：123456 | 案号 123456 | 1,123,456 | 123,456,789 |
  JM 12 34 56 C | my NI is JM123456C | NINO: QQ 12 34 56 A | SRA No. 123456 |
  Gas Safe Reg. No. 123456 | Law Society No. 123456 | DX 123456 Swansea | FCA Rhif: 123456 |
  sunați-mă pe telefon 123456 | zadzwoń na telefon 123456 | rufen Sie auf meinem Handy 123456 |
  my account 123456 | +44 7700 900123 123456 | 029-20-123456 | 123456-01-02-2026 | 📞 123456 | ☎️ 123456 | (0123) 123456 | (020) 12 34 56 | IE29 AIBK 9311 5212 3456 78 |
  123456 euros | Rs 123456 | zip code: 123456 | area code 123456 | QR code 123456 |
`)

describe('what stands around a number', () => {
  it.each(codes)('makes it a code in %j', (text) => {
    expect(codesIn(foldText(text).split('\n'))).toEqual(['123456'])
  })

  it.each(otherNumbers)('makes it something else in %j', (text) => {
    expect(codesIn(foldText(text).split('\n'))).toEqual([])
  })
})
