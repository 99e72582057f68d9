import fc from 'fast-check'

/** What letters and reports to families say, in both languages: made up, with names, dates, numbers and places in them. */
const sentences = `Dear Siân, thank you for speaking to me on the telephone on 12 March 2026.
I am the family court adviser who has been asked to write a report for the court.
The hearing is listed for 10.30 am on Monday 4 May 2026 at Cardiff Civil and Family Justice Centre.
Please bring this letter and one form of photographic identification with you.
I met the children at school on 3 February and again on 17 February 2026.
Cadi told me that she likes football, drawing and her dog, and that she is looking forward to Year 7.
She said that she would like to see her dad every other Saturday from 10am until 4pm.
Both parents told me that they want what is best for the children.
There are 2 children of the family, aged 8 and 11, and neither has a social worker.
The local authority has completed an assessment under section 47 of the Children Act 1989.
I have read the statement of the applicant (pages 12 to 34 of the bundle) and the exhibits at pages 101-118.
The police disclosed 3 incidents between 2021 and 2023, reference 2100045678.
If you need this letter in large print or in another language, please contact your area office.
You can ring us between 9am and 5pm on weekdays; the number of the office is 0300 123 4567.
No order for costs was made, and the matter was adjourned until the first open date after 21 days.
The guardian recommended that the interim order continue until the final hearing.
I spoke to the head teacher, who has no concerns about attendance (97.4%) or behaviour.
In my view, the risk can be managed if time is supervised at a contact centre for 6 weeks.
The court ordered a fact-finding hearing on 14 and 15 July with a time estimate of 2 days.
Mr Jones did not attend the appointment that was offered at 2.15 pm on Tuesday.
We do not hold a telephone number for you at present.
The paternal grandmother has offered to do the handovers, at the library in the town.
I have safeguarding information from 4 local authorities and from the police national computer.
Please do not reply to this e-mail, as this mailbox is not read by anybody.
It was agreed at the meeting on 1/2/26 that the plan would be reviewed after 12 weeks.
There was a long discussion about bedtime, homework, mobile phones and the summer holidays.
My recommendation is that the children live with their mother and spend time with their father.
Case number CF26P00451, reference GW26P00123, date of this report 22/11/2026, version 2.
The respondent's solicitors, Harding & Rees LLP, wrote on 5 June to say that they no longer act.
I would be grateful if you could let me have your comments by noon on 30 September.
Annwyl Siân, diolch i chi am siarad â mi ar y ffôn ar 12 Mawrth 2026.
Fi yw'r cynghorydd llys teulu y gofynnwyd iddo ysgrifennu adroddiad ar gyfer y llys.
Cynhelir y gwrandawiad am 10.30 y bore ddydd Llun 4 Mai 2026.
Dewch â'r llythyr hwn ac un math o ddogfen adnabod gyda chi os gwelwch yn dda.
Dywedodd Cadi wrthyf ei bod yn hoffi pêl-droed, arlunio a'i chi.
Hoffai weld ei thad bob yn ail ddydd Sadwrn rhwng 10 y bore a 4 y prynhawn.
Mae'r ddau riant am yr hyn sydd orau i'r plant.
Nid oes gennym rif ffôn i chi ar hyn o bryd.
Gallwch ein ffonio rhwng 9 y bore a 5 y prynhawn yn ystod yr wythnos.
Cytunwyd y byddai'r cynllun yn cael ei adolygu ar ôl 12 wythnos.
Yn fy marn i gellir rheoli'r risg os goruchwylir yr amser mewn canolfan gyswllt.
Yr eiddoch yn gywir, Mair Jones, Cynghorydd Llys Teulu.
Yours sincerely, Mair Jones, Family Court Adviser.`.split('\n')

export const sentence = fc.constantFrom(...sentences)

/** A letter of some length. */
export const letter = fc
  .array(sentence, { minLength: 3, maxLength: 40 })
  .map((chosen) => chosen.join('\n'))
