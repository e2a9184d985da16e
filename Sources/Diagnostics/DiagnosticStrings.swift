package import Localization

/// The texts of one code: what is wrong, and the fix. `{o}` stands for the offending text, `{d}` for the detail.
struct DiagnosticStrings: Sendable {
    let message: LocalizedText
    let fix: LocalizedText

    init(_ ar: String, _ fr: String, _ en: String, fix arFix: String, _ frFix: String, _ enFix: String) {
        message = LocalizedText(ar: ar, fr: fr, en: en)
        fix = LocalizedText(ar: arFix, fr: frFix, en: enFix)
    }

    /// For a code without texts: its name, never the text of another code.
    static func missing(_ code: DiagnosticCode) -> DiagnosticStrings {
        .init(code.rawValue, code.rawValue, code.rawValue, fix: "{d}", "{d}", "{d}")
    }
}

extension Diagnostic {
    /// What is wrong, in words.
    package func message(in language: Language) -> String {
        filled(code.words.message[language], Self.program)
    }

    /// What to do about it; names the nearest right value where there is one.
    ///
    /// - Parameter program: how the reader calls the program.
    package func fix(in language: Language, program: String = Self.program) -> String {
        let fix = suggestion.map { Suggestion.question($0)[language] } ?? filled(code.words.fix[language], program)
        return AllowanceEntry.text(for: self, in: language).map { fix + "\n" + $0 } ?? fix
    }

    /// The program's own name, where nothing is known of how it is called.
    package static let program = "tabadul"

    private func filled(_ pattern: String, _ program: String) -> String {
        var text = ""
        var rest = pattern[...]
        while let brace = rest.firstIndex(of: "{") {
            text += rest[..<brace]
            rest = rest[brace...]
            if rest.hasPrefix("{o}") {
                text += offendingText
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("{d}") {
                text += detail
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("{p}") {
                text += program
                rest = rest.dropFirst(3)
            } else {
                text.append("{")
                rest = rest.dropFirst()
            }
        }
        return text + rest
    }
}

extension DiagnosticCode {
    /// One documented switch over all codes: the table of words. It grows by a case for each code.
    var words: DiagnosticStrings {
        switch self {
        case .badAlias, .aliasTaken, .movedWithoutAlias:
            renameStrings
        case .unreadableFile, .notUTF8, .fileTooLarge, .notARegularFile, .unknownFolder, .misplacedFile, .badFileName, .missingFile,
            .emptyFile,
            .collidingNames:
            fileStrings
        case .missingFrontMatter, .badYAML, .unknownKey, .duplicateKey, .missingKey, .wrongType, .unknownValue, .badDate, .badLength,
            .badAddress,
            .duplicateValue:
            frontMatterStrings
        case .unknownReference, .unpublishedReference, .duplicateID, .wrongFolder, .topicOutsideThemes, .unknownSource, .unusedSource,
            .endBeforeStart,
            .orphanTranslation, .translationMismatch, .staleTranslation:
            referenceStrings
        case .contrastWithoutSource, .answerTooLong, .answerWithoutSource, .unknownStage, .unusedStage:
            comparisonStrings
        case .badTemplate, .missingPartial, .unknownName, .missingString:
            themeStrings
        case .personalPhone, .personalEmail, .mapCoordinates, .nationalID, .caseNumber, .shelterPlace, .personName, .sharedHost,
            .imageMetadata, .privateName,
            .unusedAllowance,
            .unpublishedLeak:
            privacyStrings
        default:
            spellingStrings ?? yamlStrings ?? proseStrings ?? DiagnosticStrings.missing(self)
        }
    }

    private var fileStrings: DiagnosticStrings {
        switch self {
        case .unreadableFile:
            .init(
                "تعذرت قراءة الملف.", "Le fichier ne peut pas être lu.", "The file cannot be read.",
                fix: "تحقق من صلاحيات القراءة.", "Vérifiez les droits de lecture.", "Check its read permission.")
        case .notUTF8:
            .init(
                "الملف ليس نصا بترميز UTF-8.", "Le fichier n'est pas du texte en UTF-8.", "The file is not text in UTF-8.",
                fix: "احفظه من محرر النصوص بترميز UTF-8.", "Enregistrez-le en UTF-8.", "Save it as UTF-8.")
        case .fileTooLarge:
            .init(
                "الملف أكبر من الحد المسموح ({d}).", "Le fichier dépasse la taille permise ({d}).",
                "The file is larger than allowed ({d}).",
                fix: "قسّم البطاقة أو اختصرها.", "Divisez la fiche ou abrégez-la.", "Split the note or shorten it.")
        case .notARegularFile:
            .init(
                "«{o}» ليس ملفا عاديا (رابط رمزي أو جهاز).", "« {o} » n'est pas un fichier ordinaire (lien symbolique ou périphérique).",
                "\"{o}\" is not a regular file (a symbolic link or a device).",
                fix: "ضع نسخة من الملف نفسه مكانه.", "Mettez à sa place une copie du fichier.",
                "Put a copy of the file itself in its place.")
        case .unknownFolder:
            .init(
                "المجلد «{o}» ليس من مجموعات الموقع.", "Le dossier « {o} » n'est pas une collection du site.",
                "The folder \"{o}\" is no collection of the site.",
                fix: "المجموعات هي: {d}.", "Les collections : {d}.", "The collections are: {d}.")
        case .misplacedFile:
            .init(
                "الملف في مكان غير متوقع.", "Le fichier n'est pas à sa place.", "The file is in an unexpected place.",
                fix: "المكان المتوقع: {d}.", "Place attendue : {d}.", "Expected: {d}.")
        case .badFileName:
            .init(
                "اسم الملف «{o}» غير صالح.", "Le nom de fichier « {o} » n'est pas valable.", "The file name \"{o}\" is not valid.",
                fix: "استعمل حروفا لاتينية صغيرة وأرقاما وشرطات فقط، بلا مسافات، مثل: victim-referral.",
                "Seulement des minuscules latines sans accent, des chiffres et des tirets, par exemple : victim-referral.",
                "Only small Latin letters, digits and hyphens, such as: victim-referral.")
        case .missingFile:
            .init(
                "الملف غير موجود: {o}.", "Fichier absent : {o}.", "The file is missing: {o}.",
                fix: "أضفه، أو تحقق من المجلد في الخيار --source.", "Ajoutez-le, ou vérifiez le dossier donné à --source.",
                "Add it, or check the folder given as --source.")
        case .emptyFile:
            .init(
                "الملف فارغ: {o}.", "Le fichier est vide : {o}.", "The file is empty: {o}.",
                fix: "اكتب محتواه، أو احذفه ليُستعمل ملف الواجهة الأصلية themes/default مكانه.",
                "Écrivez son contenu, ou supprimez-le pour que celui de themes/default serve à sa place.",
                "Write its content, or delete it so that the one of themes/default is used instead.")
        default:
            .init(
                "ملفان يكتبان الصفحة نفسها: {o} و{d}.", "Deux fichiers écrivent la même page : {o} et {d}.",
                "Two files write the same page: {o} and {d}.",
                fix: "غيّر اسم أحدهما.", "Renommez l'un des deux.", "Rename one of them.")
        }
    }

    private var frontMatterStrings: DiagnosticStrings {
        switch self {
        case .missingFrontMatter:
            .init(
                "لا تبدأ البطاقة بحقولها بين سطري ---.", "La fiche ne commence pas par ses champs entre deux lignes ---.",
                "The note does not start with its fields between --- lines.",
                fix: "اجعل السطر الأول ---، ثم الحقول، ثم سطرا ثانيا ---.", "Première ligne ---, puis les champs, puis une ligne ---.",
                "Make the first line ---, then the fields, then a line ---.")
        case .badYAML:
            .init(
                "تعذر فهم الحقول عند هذا السطر أو قبله بقليل.", "Les champs ne se lisent pas à cette ligne, ou juste avant.",
                "The fields cannot be read at this line, or just before it.",
                fix: "تحقق من علامات الاقتباس والأقواس والنقطتين، ومن المسافات في أول السطر.",
                "Vérifiez les guillemets, les crochets, les deux-points et le retrait.",
                "Check the quotes, the brackets, the colons and the indentation.")
        case .unknownKey:
            .init(
                "الحقل «{o}» غير معروف هنا.", "Le champ « {o} » n'est pas connu ici.", "The key \"{o}\" is not known here.",
                fix: "الحقول المعروفة: {d}.", "Champs connus : {d}.", "Known keys: {d}.")
        case .duplicateKey:
            .init(
                "الحقل «{o}» مكرر.", "Le champ « {o} » est écrit deux fois.", "The key \"{o}\" is written twice.",
                fix: "أبق واحدا منهما.", "N'en gardez qu'un.", "Keep one of the two.")
        case .missingKey:
            .init(
                "الحقل «{o}» مطلوب.", "Le champ « {o} » est obligatoire.", "The key \"{o}\" is required.",
                fix: "أضف السطر «{o}: …» ({d}).", "Ajoutez la ligne « {o}: … » ({d}).", "Add the line \"{o}: …\" ({d}).")
        case .wrongType:
            .init(
                "قيمة «{o}» ليست من النوع المطلوب.", "La valeur de « {o} » n'est pas du type voulu.",
                "The value of \"{o}\" is not of the right kind.",
                fix: "المطلوب: {d}.", "Attendu : {d}.", "Expected: {d}.")
        case .unknownValue:
            .init(
                "القيمة «{o}» غير معروفة.", "La valeur « {o} » n'est pas connue.", "The value \"{o}\" is not known.",
                fix: "القيم الممكنة: {d}.", "Valeurs possibles : {d}.", "Possible values: {d}.")
        case .badDate:
            .init(
                "التاريخ «{o}» غير صالح.", "La date « {o} » n'est pas valable.", "The date \"{o}\" is not valid.",
                fix: "اكتبه على مثال: {d}", "Écrivez par exemple : {d}", "Write it as: {d}")
        case .badLength:
            .init(
                "طول «{o}» خارج الحدود ({d} حرفا).", "La longueur de « {o} » est hors limites ({d} caractères).",
                "The length of \"{o}\" is out of bounds ({d} characters).",
                fix: "اختصر النص أو أكمله.", "Abrégez ou complétez le texte.", "Shorten or complete the text.")
        case .badAddress:
            .init(
                "العنوان «{o}» لا يبدأ بـ https:// أو http://.", "L'adresse « {o} » ne commence pas par https:// ou http://.",
                "The address \"{o}\" does not start with https:// or http://.",
                fix: "انسخ العنوان كاملا من المتصفح.", "Copiez l'adresse entière depuis le navigateur.",
                "Copy the whole address from the browser.")
        default:
            .init(
                "القيمة «{o}» مكررة في القائمة.", "La valeur « {o} » est répétée dans la liste.",
                "The value \"{o}\" is repeated in the list.",
                fix: "احذف التكرار.", "Supprimez la répétition.", "Remove the repetition.")
        }
    }

    private var referenceStrings: DiagnosticStrings {
        switch self {
        case .unknownReference:
            .init(
                "لا يوجد «{o}» ضمن {d}.", "« {o} » n'existe pas dans {d}.", "There is no \"{o}\" in {d}.",
                fix: "أنشئ الملف الناقص أو صحح المعرّف.", "Créez le fichier manquant ou corrigez l'identifiant.",
                "Create the missing file or correct the id.")
        case .duplicateID:
            .init(
                "المعرّف «{o}» مستعمل مرتين.", "L'identifiant « {o} » sert deux fois.", "The id \"{o}\" is used twice.",
                fix: "غيّر أحد الاسمين (الملف الآخر: {d}).", "Renommez l'un des deux (l'autre fichier : {d}).",
                "Rename one of the two (the other file: {d}).")
        case .wrongFolder:
            .init(
                "البلد «{o}» لا يطابق المجلد «{d}».", "Le pays « {o} » ne correspond pas au dossier « {d} ».",
                "The country \"{o}\" does not match the folder \"{d}\".",
                fix: "انقل الملف أو صحح حقل country.", "Déplacez le fichier ou corrigez country.", "Move the file or correct country.")
        case .topicOutsideThemes:
            .init(
                "محور السؤال «{o}» هو «{d}»، وهو غير مذكور في themes.", "Le thème de la question « {o} » est « {d} », absent de themes.",
                "The theme of topic \"{o}\" is \"{d}\", which is not among themes.",
                fix: "أضف «{d}» إلى themes أو غيّر topic.", "Ajoutez « {d} » à themes ou changez topic.",
                "Add \"{d}\" to themes or change topic.")
        case .unpublishedReference:
            .init(
                "يشير إلى «{o}» ({d})، وهي بطاقة لا تُنشر الآن: مسودة أو محظورة النشر قبل موعدها.",
                "Renvoie à « {o} » ({d}), qui n'est pas publiée : brouillon ou sous embargo.",
                "Refers to \"{o}\" ({d}), which is not published now: a draft, or under embargo.",
                fix: "لسحب تلك البطاقة مع كل الإشارات إليها: {p} withdraw {d}/{o}، أو احذف هذه الإشارة، أو انشر تلك.",
                "Pour retirer cette fiche et tous les renvois vers elle : {p} withdraw {d}/{o}. Sinon retirez ce renvoi, ou publiez l'autre.",
                "To withdraw that note with all references to it: {p} withdraw {d}/{o}. Or remove this reference, or publish the other.")
        case .unknownSource:
            .init(
                "لا يوجد مصدر بالمفتاح «{o}».", "Aucune source n'a la clé « {o} ».", "No source has the key \"{o}\".",
                fix: "أضفه إلى sources. المفاتيح الموجودة: {d}.", "Ajoutez-la à sources. Clés présentes : {d}.",
                "Add it to sources. Present keys: {d}.")
        case .unusedSource:
            .init(
                "المصدر «{o}» لا يستشهد به أحد.", "La source « {o} » n'est citée nulle part.", "The source \"{o}\" is cited nowhere.",
                fix: "استشهد به هكذا [^{o}] أو احذفه.", "Citez-la par [^{o}] ou supprimez-la.", "Cite it as [^{o}] or remove it.")
        case .endBeforeStart:
            .init(
                "النهاية «{o}» قبل البداية «{d}».", "La fin « {o} » précède le début « {d} ».",
                "The end \"{o}\" comes before the start \"{d}\".",
                fix: "صحح أحد التاريخين.", "Corrigez l'une des dates.", "Correct one of the dates.")
        case .orphanTranslation:
            .init(
                "ترجمة بلا أصل: {o}.", "Traduction sans original : {o}.", "A translation without its original: {o}.",
                fix: "الأصل المتوقع: {d}.", "Original attendu : {d}.", "Expected original: {d}.")
        case .translationMismatch:
            .init(
                "الترجمة لا تطابق الأصل في «{o}» ({d}).", "La traduction ne suit pas l'original pour « {o} » ({d}).",
                "The translation does not follow the original in \"{o}\" ({d}).",
                fix: "اجعل العناصر بالعدد والترتيب نفسيهما.", "Gardez le même nombre et le même ordre.", "Keep the same number and order.")
        default:
            .init(
                "تغيّر الأصل بعد هذه الترجمة.", "L'original a changé depuis cette traduction.",
                "The original has changed since this translation.",
                fix: "راجع الترجمة ثم نفّذ: {p} translate --accept {o}", "Relisez-la, puis : {p} translate --accept {o}",
                "Review it, then run: {p} translate --accept {o}")
        }
    }

    private var comparisonStrings: DiagnosticStrings {
        switch self {
        case .contrastWithoutSource:
            .init(
                "الجواب «{o}» للبلد «{d}» بلا نص يستشهد بمصدر.", "La réponse « {o} » du pays « {d} » n’a pas de texte sourcé.",
                "The answer \"{o}\" of country \"{d}\" has no text that cites a source.",
                fix: "أضف text مع [^مفتاح]، أو اكتب value: unknown.", "Ajoutez text avec [^clé], ou écrivez value: unknown.",
                "Add text with [^key], or write value: unknown.")
        case .answerTooLong:
            .init(
                "في الجواب {o} كلمة، والحد {d}.", "La réponse compte {o} mots ; la limite est de {d}.",
                "The answer has {o} words; the limit is {d}.",
                fix: "اختصر الجواب.", "Abrégez la réponse.", "Shorten the answer.")
        case .answerWithoutSource:
            .init(
                "الجواب لا يستشهد بأي مصدر.", "La réponse ne cite aucune source.", "The answer cites no source.",
                fix: "أضف [^مفتاح] بعد كل معلومة.", "Ajoutez [^clé] après chaque fait.", "Add [^key] after each fact.")
        case .unknownStage:
            .init(
                "المرحلة «{o}» ليست من مراحل السؤال.", "L’étape « {o} » n’est pas déclarée par la question.",
                "The stage \"{o}\" is not declared by the topic.",
                fix: "المراحل المعلنة: {d}.", "Étapes déclarées : {d}.", "Declared stages: {d}.")
        default:
            .init(
                "المرحلة «{o}» لا تستعملها أي خطوة.", "L’étape « {o} » n’est utilisée par aucune pratique.",
                "The stage \"{o}\" is used by no step of a practice.",
                fix: "أضف stage: {o} إلى خطوة، أو احذف المرحلة.", "Ajoutez stage: {o} à une étape d’une pratique, ou supprimez-la.",
                "Add stage: {o} to a step, or remove the stage.")
        }
    }

    private var themeStrings: DiagnosticStrings {
        switch self {
        case .badTemplate:
            .init(
                "القالب غير صالح: {d}.", "Le gabarit n'est pas valable : {d}.", "The template is not valid: {d}.",
                fix: "تحقق من فتح كل {{# }} وإغلاقها.", "Vérifiez que chaque {{# }} est fermé.", "Check that each {{# }} is closed.")
        case .missingPartial:
            .init(
                "القالب الجزئي «{o}» غير موجود.", "Le gabarit partiel « {o} » n'existe pas.", "The partial \"{o}\" does not exist.",
                fix: "القوالب الموجودة: {d}.", "Gabarits présents : {d}.", "Present templates: {d}.")
        case .unknownName:
            .init(
                "لا يعرف القالب الاسم «{o}».", "Le gabarit ne connaît pas le nom « {o} ».", "The template does not know the name \"{o}\".",
                fix: "راجع docs/themes.md للأسماء المتاحة.", "Voir docs/themes.md pour les noms disponibles.",
                "See docs/themes.md for the names at hand.")
        default:
            .init(
                "العبارة «{o}» ناقصة ({d}).", "La chaîne « {o} » manque ({d}).", "The string \"{o}\" is missing ({d}).",
                fix: "أضفها إلى ملف العبارات.", "Ajoutez-la au fichier de chaînes.", "Add it to the strings file.")
        }
    }
}
