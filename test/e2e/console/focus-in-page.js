/** Runs in the page: where the focus is and whether it can be seen; null when it is nowhere. */
export function describeFocus(target) {
  const element = document.activeElement
  if (!element || element === document.body) return null
  // The box that is drawn for a radio button or a checkbox stands before its label.
  const isDrawn = element.matches('input[type=radio], input[type=checkbox]')
  const style = isDrawn
    ? getComputedStyle(element.nextElementSibling, '::before')
    : getComputedStyle(element)
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect()
  const isWithin = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
  return {
    isTarget: element.matches(target),
    what: element.outerHTML.slice(0, 120),
    isOnScreen: width > 0 && height > 0 && isWithin,
    isMarked:
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
      style.boxShadow !== 'none',
  }
}
