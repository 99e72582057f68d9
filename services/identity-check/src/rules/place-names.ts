import { wordsOf } from './plain-text.ts'

/** Places with a Welsh and an English name: an answer in either language is the same answer. Folded words, joined. */
const pairs: ReadonlyArray<readonly [welsh: string, english: string]> = [
  ['abertawe', 'swansea'],
  ['aberteifi', 'cardigan'],
  ['abergwaun', 'fishguard'],
  ['aberhonddu', 'brecon'],
  ['abermaw', 'barmouth'],
  ['bermo', 'barmouth'],
  ['biwmares', 'beaumaris'],
  ['caerdydd', 'cardiff'],
  ['caerfyrddin', 'carmarthen'],
  ['caergybi', 'holyhead'],
  ['caerffili', 'caerphilly'],
  ['casgwent', 'chepstow'],
  ['castellnedd', 'neath'],
  ['casnewydd', 'newport'],
  ['conwy', 'conway'],
  ['dinbych', 'denbigh'],
  ['dinbychypysgod', 'tenby'],
  ['fflint', 'flint'],
  ['hwlffordd', 'haverfordwest'],
  ['merthyrtudful', 'merthyrtydfil'],
  ['penybontarogwr', 'bridgend'],
  ['rhuthun', 'ruthin'],
  ['trefynwy', 'monmouth'],
  ['trefaldwyn', 'montgomery'],
  ['trallwng', 'welshpool'],
  ['drenewydd', 'newtown'],
  ['wrecsam', 'wrexham'],
  ['yfenni', 'abergavenny'],
  ['fenni', 'abergavenny'],
  ['yrwyddgrug', 'mold'],
  ['wyddgrug', 'mold'],
  ['ybarri', 'barry'],
  ['barri', 'barry'],
  ['llundain', 'london'],
  ['lerpwl', 'liverpool'],
  ['bryste', 'bristol'],
  ['manceinion', 'manchester'],
  ['caer', 'chester'],
  ['amwythig', 'shrewsbury'],
]
const englishNames = new Map(pairs)

/** @param place folded words, joined; @returns the one name that stands for both languages */
export function samePlaceName(place: string): string {
  return englishNames.get(place) ?? place
}

/** Towns and counties that are called the same in both languages, or nearly. */
const otherTowns = new Set(
  'aberaeron aberdare abertillery aberystwyth amlwch ammanford bala bangor bargoed bethesda blackwood blaenau brynmawr buckley builth caernarfon caldicot ceredigion colwyn corwen cowbridge crickhowell cwmbran cymru dolgellau dyfed ebbw gwent gwynedd knighton lampeter llanberis llandeilo llandovery llandrindod llandudno llanelli llangefni llangollen llanidloes llantrisant machynlleth maesteg magor milford narberth newquay pembroke penarth pencoed pontardawe pontarddulais pontypool pontypridd porth porthcawl porthmadog powys prestatyn presteigne pwllheli pyle queensferry rhayader rhyl risca talbot tonypandy tredegar treorchy tywyn usk wales'.split(
    ' ',
  ),
)

/** Whether a word names a town or county: it stands in letters that have nothing to do with what is called after it. */
export function isTown(word: string): boolean {
  const folded = wordsOf(word).join('')
  return otherTowns.has(folded) || pairs.some((names) => names.some((name) => name === folded))
}

/** The names of a place in both languages, itself first; just itself when it has one. */
export function bothPlaceNames(place: string): string[] {
  const folded = wordsOf(place).join('')
  const pair = pairs.filter((names) => names.some((name) => name === folded))
  return [place, ...pair.flat()]
}
