package import Localization

/// Faults of the machine and of the output folder, in words.
package enum ErrorMessages {
    package static func message(for error: any Error, _ language: Language) -> String {
        switch error {
        case Publisher.OutputError.foreignFolder(let folder):
            LocalizedText(
                ar: "المجلد «\(folder)» يحتوي على ملفات أخرى، ولن يُكتب فيه. اختر مجلدا فارغا بالخيار --output.",
                fr: "Le dossier « \(folder) » contient autre chose : rien n'y sera écrit. Choisissez un dossier vide avec --output.",
                en: "The folder \"\(folder)\" holds other things, so nothing is written there. Choose an empty folder with --output.")[
                    language]
        case Publisher.OutputError.notAFolder(let path):
            LocalizedText(ar: "«\(path)» ليس مجلدا.", fr: "« \(path) » n'est pas un dossier.", en: "\"\(path)\" is not a folder.")[language]
        case Publisher.OutputError.busy(let folder):
            LocalizedText(
                ar: "عملية بناء أخرى تكتب في «\(folder)». انتظر انتهاءها ثم أعد المحاولة.",
                fr: "Une autre construction écrit dans « \(folder) ». Attendez sa fin, puis recommencez.",
                en: "Another build is writing to \"\(folder)\". Wait for it to end, then try again.")[language]
        default:
            LocalizedText(
                ar: "تعذرت الكتابة، وبقي الموقع السابق كما كان: \(error)",
                fr: "Écriture impossible ; le site précédent est intact : \(error)",
                en: "Could not write; the previous site is untouched: \(error)")[language]
        }
    }
}
