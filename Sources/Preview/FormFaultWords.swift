internal import Authoring
internal import Diagnostics
internal import Localization

/// Diagnostics in the words of a form: no command, no line of the file, no name of a key.
enum FormFaultWords {
    static func text(of issue: Diagnostic, in language: Language) -> String {
        if let own = own(issue) { return own[language] }
        let own = fixes[issue.code]?[language] ?? issue.fix(in: language)
        // A fix that is a command is for whoever works at a terminal.
        let fix = own.contains(Diagnostic.program + " ") || own.contains(/\ --[a-z]/) ? askEditor[language] : own
        return issue.message(in: language) + " " + fix
    }

    private static func own(_ issue: Diagnostic) -> LocalizedText? {
        switch issue.code {
        case .missingFrontMatter:
            LocalizedText(
                ar: "لا يمكن قراءة حقول هذا الملف. اسأل محرر الموقع.",
                fr: "Les champs de ce fichier ne se lisent pas. Demandez à l’éditeur du site.",
                en: "The fields of this file cannot be read. Ask the site’s editor.")
        case .missingKey: LocalizedText(ar: "هذا الحقل لازم.", fr: "Ce champ est obligatoire.", en: "This field is required.")
        case .wrongType: wrongType(issue)
        case .unknownValue, .unknownReference:
            issue.offendingText == "…"
                ? nil
                : LocalizedText(
                    ar: "«\(issue.offendingText)» ليس من القائمة. اختر منها.",
                    fr: "« \(issue.offendingText) » n’est pas dans la liste. Choisissez dans la liste.",
                    en: "“\(issue.offendingText)” is not in the list. Choose from the list.")
        case .unknownSource:
            LocalizedText(
                ar: "لا يوجد بين مصادر البطاقة ما رمزه «\(issue.offendingText)». أضفه إلى المصادر أو صحح الرمز.",
                fr: "Aucune source de la fiche n’a le repère « \(issue.offendingText) ». Ajoutez-la aux sources ou corrigez le repère.",
                en: "No source of this note has the mark “\(issue.offendingText)”. Add it to the sources or correct the mark.")
        case .topicOutsideThemes:
            LocalizedText(
                ar: "محور السؤال المشترك غير مختار. اختر معه المحور «\(issue.detail)».",
                fr: "Le thème de la question commune n’est pas choisi. Cochez aussi « \(issue.detail) ».",
                en: "The theme of the shared question is not chosen. Tick “\(issue.detail)” as well.")
        default: nil
        }
    }

    private static func wrongType(_ issue: Diagnostic) -> LocalizedText {
        if issue.offendingText == "\"\"" {
            return LocalizedText(ar: "هذا الحقل فارغ.", fr: "Ce champ est vide.", en: "This field is empty.")
        }
        if let range = issue.detail.firstRange(of: " × ") {
            let count = issue.detail[..<range.lowerBound]
            return LocalizedText(
                ar: "العدد المطلوب: \(count). المختار: \(issue.offendingText).",
                fr: "Nombre attendu : \(count). Choisis : \(issue.offendingText).",
                en: "How many are expected: \(count). Chosen: \(issue.offendingText).")
        }
        if ["12", "12.5"].contains(issue.detail) {
            return LocalizedText(
                ar: "«\(issue.offendingText)» ليس رقما. اكتب الرقم وحده، مثل \(issue.detail).",
                fr: "« \(issue.offendingText) » n’est pas un nombre. Écrivez le nombre seul, par exemple \(issue.detail).",
                en: "“\(issue.offendingText)” is not a number. Write the number alone, such as \(issue.detail).")
        }
        return LocalizedText(
            ar: "«\(issue.offendingText)» لا يصلح لهذا الحقل.", fr: "« \(issue.offendingText) » ne convient pas à ce champ.",
            en: "“\(issue.offendingText)” does not fit this field.")
    }

    private static let askEditor = LocalizedText(
        ar: "اسأل محرر الموقع.", fr: "Demandez à l’éditeur du site.", en: "Ask the site’s editor.")

    private static let fixes: [DiagnosticCode: LocalizedText] = [
        .staleTranslation: LocalizedText(
            ar: "راجع الترجمة على الأصل، ثم ضع العلامة في آخر هذه الصفحة.",
            fr: "Relisez-la sur l’original, puis cochez la case au bas de cette page.",
            en: "Review it against the original, then tick the box at the end of this page."),
        .wrongFolder: LocalizedText(
            ar: "اطلب من محرر الموقع نقل البطاقة.", fr: "Demandez à l’éditeur du site de déplacer la fiche.",
            en: "Ask the site’s editor to move the note."),
        // Isolated: in an Arabic sentence the parts of a date would change their places.
        .badDate: LocalizedText(
            ar: "اكتبه 2023 أو \u{2066}2023-04\u{2069} أو \u{2066}2023-04-26\u{2069}.", fr: "Écrivez 2023, 2023-04 ou 2023-04-26.",
            en: "Write 2023, 2023-04 or 2023-04-26."),
        .unknownKey: LocalizedText(
            ar: "اطلب من محرر الموقع حذف هذا الحقل.", fr: "Demandez à l’éditeur du site de retirer ce champ.",
            en: "Ask the site’s editor to remove this field."),
        .badYAML: LocalizedText(
            ar: "اطلب من محرر الموقع تصحيح الملف.", fr: "Demandez à l’éditeur du site de corriger le fichier.",
            en: "Ask the site’s editor to correct the file."),
        .imageMetadata: LocalizedText(
            ar: "اطلب من محرر الموقع حذفها من الصورة.", fr: "Demandez à l’éditeur du site de les retirer de l’image.",
            en: "Ask the site’s editor to remove it from the image."),
        .translationMismatch: LocalizedText(
            ar: "اجعل العناصر بعدد عناصر الأصل وترتيبها.", fr: "Gardez le nombre et l’ordre de l’original.",
            en: "Keep the number and the order of the original."),
    ]

    /// A warning where an original, which is Arabic, is written in Latin letters.
    static func foreign(_ text: String) -> Bool {
        var (arabic, latin) = (0, 0)
        for scalar in text.unicodeScalars {
            switch HiddenCharacter.alphabet(of: scalar) {
            case .arabic?: arabic += 1
            case .latin?: latin += 1
            default: break
            }
        }
        return latin >= 30 && latin > 4 * arabic
    }
}
