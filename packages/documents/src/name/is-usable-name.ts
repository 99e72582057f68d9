const longestName = 150

/** What Windows keeps for devices, with any extension (CON.pdf). */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/** Separators of paths and streams, what a shell or Windows reads otherwise, what is not seen or turns the line around. */
const unusableCharacter = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/u

/** An extension of something else before the last one: `report.pdf.exe` or `report.exe.pdf`. */
const innerExtension =
  /\.(?:pdf|docx?|docm|dotx?|dotm|rtf|odt|txt|html?|svg|xml|xlsx?|xlsm|pptx?|zip|7z|rar|gz|iso|img|eml|msg|exe|com|scr|pif|bat|cmd|ps1|vbs?|js|jse|wsf|hta|msi|dll|jar|lnk|url|reg|sh|py|app|dmg|apk)(?=\s*\.)/i

/** Whether a file of this name can be kept, sent and opened by anybody without being taken for another. */
export function isUsableName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= longestName &&
    name === name.trim() &&
    !name.startsWith('.') &&
    !name.endsWith('.') &&
    !name.includes('..') &&
    !unusableCharacter.test(name) &&
    !deviceName.test(name) &&
    !innerExtension.test(name)
  )
}
