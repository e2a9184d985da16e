package import Diagnostics
internal import FrontMatter
package import Localization
internal import Markup

/// `content/site.yaml`: what belongs to the site as a whole.
package struct SiteSettings: Sendable {
    package static let path = "content/site.yaml"

    package let title: LocalizedText
    package let description: LocalizedText
    /// The first is at the root of the site, the others in folders of their own.
    package let languages: [Language]
    package let baseURL: String?
    /// The folder of `themes/` that holds templates, strings and assets.
    package let themeFolder: String
    package let licence: String
    package let repository: Repository?
    /// The electronic address of the institution that keeps the site.
    package let contact: String?
    /// Where quick exit leads: a neutral page.
    package let exitURL: String
    /// A note not reviewed for longer is stale.
    package let staleMonths: Int
    /// Whether browsers keep what was read, for reading without a network.
    package let offline: Offline
    /// Whether notes may show images.
    package let images: Images

    private enum Fields {
        static let title = Field("title", .local, .required, "اسم الموقع", "nom du site", "the site's name")
        static let description = Field("description", .local, .required, "وصف الموقع", "description du site", "the site's description")
        static let languages = Field(
            "languages", .list(of: FieldType<SiteLanguage>.vocabulary, 1...3), .required, "اللغات؛ الأولى هي الأصل",
            "langues ; la première d’abord", "languages, the first leads")
        static let baseURL = Field("base_url", .address, .optional, "عنوان الموقع", "adresse du site", "the site's address")
        static let theme = Field("theme", .plain(1...60), .optional, "مجلد الواجهة", "dossier du thème graphique", "the look's folder")
        static let licence = Field("licence", .plain(1...60), .optional, "الرخصة", "licence", "licence")
        static let repository = Field("repository", .address, .optional, "مستودع الملفات", "dépôt", "repository")
        static let contact = Field(
            "contact", .mailAddress, .optional, "بريد المؤسسة القائمة على الموقع", "adresse électronique de l’institution",
            "electronic address of the institution that keeps the site")
        static let digits = Field("digits", FieldType<Digits>.vocabulary, .optional, "شكل الأرقام", "chiffres", "digits")
        static let exitURL = Field(
            "exit_url", .address, .required, "وجهة المغادرة السريعة", "cible de la sortie rapide", "where quick exit leads")
        static let staleMonths = Field(
            "stale_months", .whole(in: 1...600), .optional, "مدة التقادم بالأشهر", "mois avant péremption", "months before a note is stale")
        static let offline = Field(
            "offline", FieldType<Offline>.vocabulary, .optional, "القراءة بلا شبكة", "lecture hors ligne", "reading without a network")
        static let images = Field(
            "images", FieldType<Images>.vocabulary, .optional, "الصور في البطاقات", "images dans les fiches", "images in notes")
        static let all = [
            title.declared, description.declared, languages.declared, baseURL.declared, theme.declared, licence.declared,
            repository.declared, contact.declared, digits.declared, exitURL.declared, staleMonths.declared,
            offline.declared, images.declared,
        ]
    }

    /// Digits are Western; the key is there so that a site says so, and for the day that a committee asks for others.
    enum Digits: String, Vocabulary {
        case western
        var label: LocalizedText { .init(ar: "أرقام غربية", fr: "chiffres occidentaux", en: "Western digits") }
    }

    /// Pages kept on a shared telephone betray who read them: nothing is kept unless the site says so.
    package enum Offline: String, Vocabulary, Sendable {
        case never, visited
        /// It was `visited` before: browsers must delete the pages that they keep.
        case withdrawn

        var label: LocalizedText {
            switch self {
            case .never: .init(ar: "لا شيء يُحفظ", fr: "rien n’est gardé", en: "nothing is kept")
            case .visited: .init(ar: "تُحفظ الصفحات المقروءة", fr: "les pages lues sont gardées", en: "pages that were read are kept")
            case .withdrawn: .init(ar: "يُحذف ما حُفظ", fr: "ce qui fut gardé est effacé", en: "what was kept is erased")
            }
        }
    }

    /// A photograph betrays a face or a place: notes show no image unless the site says so.
    package enum Images: String, Vocabulary, Sendable {
        case refused, allowed

        var label: LocalizedText {
            switch self {
            case .refused: .init(ar: "لا صور", fr: "aucune image", en: "no images")
            case .allowed:
                .init(ar: "رسوم وخرائط، لا صور أشخاص", fr: "schémas et cartes, pas de personnes", en: "diagrams and maps, no people")
            }
        }
    }

    enum SiteLanguage: String, Vocabulary {
        case ar, fr, en
        var language: Language {
            switch self {
            case .ar: .ar
            case .fr: .fr
            case .en: .en
            }
        }
        var label: LocalizedText { .init(ar: language.nativeName, fr: language.nativeName, en: language.nativeName) }
    }

    package static func read(_ file: SourceFile) -> Checked<SiteSettings?> {
        let yaml = YAMLReader.read(file.text[...], path: file.path, lineOffset: 0)
        guard let node = yaml.value else { return Checked(nil, yaml.diagnostics) }
        guard var reader = FieldReader(node, declared: Fields.all, context: FieldContext(path: file.path)) else {
            let location = SourceLocation(path: file.path, line: node.line, column: node.column)
            return Checked(nil, yaml.diagnostics + [Diagnostic(.wrongType, at: location, offendingText: node.excerpt, detail: "title: …")])
        }
        let settings = SiteSettings(&reader)
        return Checked(settings, yaml.diagnostics + reader.context.diagnostics)
    }

    private init?(_ reader: inout FieldReader) {
        let title = reader.read(Fields.title)
        let description = reader.read(Fields.description)
        let languages = reader.read(Fields.languages)
        let exitURL = reader.read(Fields.exitURL)
        baseURL = reader.read(Fields.baseURL)
        let theme = reader.read(Fields.theme) ?? "default"
        if !PortableName.isValid(theme) {
            reader.context.diagnostics.append(.init(.badFileName, at: reader.location(of: "theme"), offendingText: theme))
        }
        themeFolder = PortableName.isValid(theme) ? theme : "default"
        licence = reader.read(Fields.licence) ?? "CC-BY-4.0"
        repository = reader.read(Fields.repository).map { Repository($0) }
        contact = reader.read(Fields.contact)
        staleMonths = reader.read(Fields.staleMonths) ?? 24
        offline = reader.read(Fields.offline) ?? .never
        images = reader.read(Fields.images) ?? .refused
        _ = reader.read(Fields.digits)
        guard let title, let description, let languages, let exitURL else { return nil }
        // A language that is listed twice is reported, and counted once: languages are keys of tables.
        let distinct = languages.enumerated().filter { !languages[..<$0.offset].contains($0.element) }.map(\.element.language)
        (self.title, self.description, self.languages, self.exitURL) = (title, description, distinct, exitURL)
    }
}
