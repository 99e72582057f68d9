const deepest = 12

/** Every text anywhere in a value that pdf.js made of something in the file. */
export function stringsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null || depth > deepest) return []
  if (ArrayBuffer.isView(value)) return []
  if (value instanceof Map) return stringsIn([...value.entries()], depth + 1)
  return Object.values(value).flatMap((each) => stringsIn(each, depth + 1))
}
