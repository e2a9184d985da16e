package import Localization
internal import Storage
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Errors of the machine and of the output folder, in words.
package enum ErrorMessages {
    package static func message(for error: any Error, _ language: Language) -> String {
        switch error {
        case let refusal as Publisher.OutputError: message(for: refusal)[language]
        case let failure as FileSystem.Failure:
            "\(unwritable[language]) \(failure.path): \(reason(failure.code)[language])"
        default: "\(unwritable[language]) \(error)"
        }
    }

    private static let unwritable = LocalizedText(
        ar: "تعذرت الكتابة، وبقي الموقع السابق كما كان:", fr: "Écriture impossible ; le site précédent est intact :",
        en: "Could not write; the previous site is untouched:")

    private static func message(for refusal: Publisher.OutputError) -> LocalizedText {
        switch refusal {
        case .foreignFolder(let folder):
            LocalizedText(
                ar: "المجلد «\(folder)» يحتوي على ملفات أخرى، ولن يُكتب فيه. اختر مجلدا فارغا بالخيار --output.",
                fr: "Le dossier « \(folder) » contient autre chose : rien n'y sera écrit. Choisissez un dossier vide avec --output.",
                en: "The folder \"\(folder)\" holds other things, so nothing is written there. Choose an empty folder with --output.")
        case .notAFolder(let path):
            LocalizedText(ar: "«\(path)» ليس مجلدا.", fr: "« \(path) » n'est pas un dossier.", en: "\"\(path)\" is not a folder.")
        case .busy(let folder):
            LocalizedText(
                ar: "عملية بناء أخرى تكتب في «\(folder)». انتظر انتهاءها ثم أعد المحاولة.",
                fr: "Une autre construction écrit dans « \(folder) ». Attendez sa fin, puis recommencez.",
                en: "Another build is writing to \"\(folder)\". Wait for it to end, then try again.")
        case .insideSource(let folder):
            LocalizedText(
                ar: "المجلد «\(folder)» داخل content أو themes، وسيُقرأ الموقع منه كأنه محتوى. اختر مجلدا خارجهما بالخيار --output.",
                fr:
                    "Le dossier « \(folder) » est dans content ou themes : le site y serait lu comme du contenu. Choisissez-en un autre avec --output.",
                en:
                    "The folder \"\(folder)\" is inside content or themes, where the site would be read as content. Choose another with --output."
            )
        case .mountPoint(let folder):
            LocalizedText(
                ar: "المجلد «\(folder)» نقطة وصل لقرص آخر، ولا يمكن استبداله دفعة واحدة. اختر مجلدا داخله: --output \(folder)/site",
                fr:
                    "Le dossier « \(folder) » est le point de montage d'un autre disque et ne peut pas être remplacé d'un coup. Choisissez un dossier à l'intérieur : --output \(folder)/site",
                en:
                    "The folder \"\(folder)\" is the mount point of another disk and cannot be replaced in one step. Choose a folder inside it: --output \(folder)/site"
            )
        case .halfPublished(let path, let code):
            LocalizedText(
                ar: "توقف استبدال ملفات الموقع، وبعضها قديم وبعضها جديد: \(path): \(reason(code)[.ar]) أزل السبب ثم أعد البناء.",
                fr:
                    "Le remplacement des fichiers du site s'est arrêté ; certains sont anciens, d'autres nouveaux : \(path) : \(reason(code)[.fr]) Corrigez la cause, puis reconstruisez.",
                en:
                    "Replacing the site's files stopped; some are old and some new: \(path): \(reason(code)[.en]) Remove the cause, then build again."
            )
        }
    }

    /// A cause per code of the system; its own words for any other.
    private static func reason(_ code: Int32) -> LocalizedText {
        switch code {
        case EACCES, EPERM:
            LocalizedText(
                ar: "لا تملك صلاحية الكتابة هنا.", fr: "vous n'avez pas le droit d'écrire ici.", en: "you have no permission to write here."
            )
        case EROFS:
            LocalizedText(ar: "القرص للقراءة فقط.", fr: "le disque est en lecture seule.", en: "the disk is read-only.")
        case ENAMETOOLONG:
            LocalizedText(
                ar: "الاسم أو المسار أطول مما يقبله النظام.", fr: "le nom ou le chemin est trop long pour le système.",
                en: "the name or the path is too long for the system.")
        case ENOSPC, EDQUOT:
            LocalizedText(ar: "امتلأ القرص.", fr: "le disque est plein.", en: "the disk is full.")
        case ENOTDIR:
            LocalizedText(
                ar: "جزء من المسار ملف وليس مجلدا.", fr: "une partie du chemin est un fichier, pas un dossier.",
                en: "a part of the path is a file, not a folder.")
        case ENOENT where FileSystem.hasLostWorkingFolder:
            LocalizedText(
                ar: "المجلد الذي تعمل فيه حُذف. انتقل إلى مجلد آخر ثم أعد الأمر.",
                fr: "le dossier où vous travaillez a été supprimé. Placez-vous dans un autre, puis recommencez.",
                en: "the folder that you work in was deleted. Change to another one, then run this again.")
        default:
            LocalizedText(ar: String(cString: strerror(code)))
        }
    }
}
