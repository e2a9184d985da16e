internal import Contributing
internal import Diagnostics
internal import Localisation

/// Diagnostics in the words of a form: no command, no line of the file, no name of a key.
enum FormFaultWords {
    static func text(of fault: Diagnostic, in language: Language) -> String {
        if let own = own(fault) { return own[language] }
        let fix = fixes[fault.code]?[language] ?? fault.cure(in: language)
        return fault.message(in: language) + " " + fix
    }

    private static func own(_ fault: Diagnostic) -> LocalizedText? {
        switch fault.code {
        case .missingKey: LocalizedText(ar: "هذا الحقل لازم.", fr: "Ce champ est obligatoire.", en: "This field is required.")
        case .wrongType: wrongType(fault)
        case .unknownValue, .unknownReference:
            fault.offender == "…"
                ? nil
                : LocalizedText(
                    ar: "«\(fault.offender)» ليس من القائمة. اختر منها.",
                    fr: "« \(fault.offender) » n’est pas dans la liste. Choisissez dans la liste.",
                    en: "“\(fault.offender)” is not in the list. Choose from the list.")
        case .unknownSource:
            LocalizedText(
                ar: "لا يوجد بين مصادر البطاقة ما رمزه «\(fault.offender)». أضفه إلى المصادر أو صحح الرمز.",
                fr: "Aucune source de la fiche n’a le repère « \(fault.offender) ». Ajoutez-la aux sources ou corrigez le repère.",
                en: "No source of this note has the mark “\(fault.offender)”. Add it to the sources or correct the mark.")
        case .topicOutsideThemes:
            LocalizedText(
                ar: "محور السؤال المشترك غير مختار. اختر معه المحور «\(fault.detail)».",
                fr: "Le thème de la question commune n’est pas choisi. Cochez aussi « \(fault.detail) ».",
                en: "The theme of the shared question is not chosen. Tick “\(fault.detail)” as well.")
        default: nil
        }
    }

    private static func wrongType(_ fault: Diagnostic) -> LocalizedText {
        if fault.offender == "\"\"" { return LocalizedText(ar: "هذا الحقل فارغ.", fr: "Ce champ est vide.", en: "This field is empty.") }
        if let range = fault.detail.firstRange(of: " × ") {
            let count = fault.detail[..<range.lowerBound]
            return LocalizedText(
                ar: "العدد المطلوب: \(count). المختار: \(fault.offender).", fr: "Nombre attendu : \(count). Choisis : \(fault.offender).",
                en: "How many are expected: \(count). Chosen: \(fault.offender).")
        }
        if ["12", "12.5"].contains(fault.detail) {
            return LocalizedText(
                ar: "«\(fault.offender)» ليس رقما. اكتب الرقم وحده، مثل \(fault.detail).",
                fr: "« \(fault.offender) » n’est pas un nombre. Écrivez le nombre seul, par exemple \(fault.detail).",
                en: "“\(fault.offender)” is not a number. Write the number alone, such as \(fault.detail).")
        }
        return LocalizedText(
            ar: "«\(fault.offender)» لا يصلح لهذا الحقل.", fr: "« \(fault.offender) » ne convient pas à ce champ.",
            en: "“\(fault.offender)” does not fit this field.")
    }

    private static let fixes: [DiagnosticCode: LocalizedText] = [
        .staleTranslation: LocalizedText(
            ar: "راجع الترجمة على الأصل، ثم ضع العلامة في آخر هذه الصفحة.",
            fr: "Relisez-la sur l’original, puis cochez la case au bas de cette page.",
            en: "Review it against the original, then tick the box at the end of this page."),
        .wrongFolder: LocalizedText(
            ar: "اطلب من محرر الموقع نقل البطاقة.", fr: "Demandez à l’éditeur du site de déplacer la fiche.",
            en: "Ask the site’s editor to move the note."),
        .missingFrontMatter: LocalizedText(
            ar: "اطلب من محرر الموقع تصحيح الملف.", fr: "Demandez à l’éditeur du site de corriger le fichier.",
            en: "Ask the site’s editor to correct the file."),
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
