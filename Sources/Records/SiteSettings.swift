package import Diagnostics
internal import FrontMatter
package import Localization
internal import Markup

/// The settings of the site, from `content/site.yaml`.
package struct SiteSettings: Sendable {
    package static let path = "content/site.yaml"

    package let title: LocalizedText
    package let description: LocalizedText
    /// The heading of the home page; the title if nil.
    package let heading: LocalizedText?
    /// The first language is at the site's root, the others in subfolders.
    package let languages: [Language]
    /// The languages in which content may be written.
    package let knownLanguages: Languages
    package let baseURL: String?
    /// The theme: a folder of `themes/` with templates, strings and assets.
    package let themeFolder: String
    package let licence: String
    package let repository: SourceRepository?
    /// The e-mail address of the institution that maintains the site.
    package let contact: String?
    /// The neutral page that quick exit opens.
    package let exitURL: String
    /// The number of months after which a review is stale.
    package let staleMonths: Int
    /// Whether browsers store visited pages for offline reading.
    package let offline: Offline
    /// Whether entries may show images.
    package let images: Images

    private enum Fields {
        static let title = Field("site.title", .local, .required)
        static let description = Field("site.description", .local, .required)
        static let heading = Field("site.heading", .local, .optional)
        static let languages = Field("site.languages", .list(of: .language(shown: Language.known), 1...12), .required)
        static let baseURL = Field("site.base_url", .address, .optional)
        static let theme = Field("site.theme", .plain(1...60), .optional)
        static let licence = Field("site.licence", .plain(1...60), .optional)
        static let repository = Field("site.repository", .address, .optional)
        static let contact = Field("site.contact", .mailAddress, .optional)
        static let digits = Field("site.digits", FieldType<Digits>.vocabulary, .optional)
        static let exitURL = Field("site.exit_url", .address, .required)
        static let staleMonths = Field("site.stale_months", .whole(in: 1...600), .optional)
        static let offline = Field("site.offline", FieldType<Offline>.vocabulary, .optional)
        static let images = Field("site.images", FieldType<Images>.vocabulary, .optional)
        static let all = [
            title.declared, description.declared, heading.declared, languages.declared, baseURL.declared, theme.declared, licence.declared,
            repository.declared, contact.declared, digits.declared, exitURL.declared, staleMonths.declared,
            offline.declared, images.declared,
        ]
    }

    /// The digits; only Western ones are supported so far.
    enum Digits: String, TranslatedVocabulary {
        case western
        package static let textGroup = "vocabularies.digits"
    }

    /// Off by default: pages stored on a shared phone reveal what was read.
    package enum Offline: String, TranslatedVocabulary, Sendable {
        case never, visited
        /// The setting was `visited` before, so browsers must delete stored pages.
        case withdrawn

        package static let textGroup = "vocabularies.offline"
    }

    /// Not allowed by default: a photograph can reveal a face or a place.
    package enum Images: String, TranslatedVocabulary, Sendable {
        case refused, allowed

        package static let textGroup = "vocabularies.images"
    }

    /// - Parameter added: the languages that the site describes itself.
    package static func read(_ file: SourceFile, languages added: SiteLanguages = .none) -> ResultWithDiagnostics<SiteSettings?> {
        let yaml = YAMLReader.read(file.text[...], path: file.path, lineOffset: 0)
        guard let node = yaml.value else { return ResultWithDiagnostics(nil, yaml.diagnostics) }
        guard
            var reader = FieldReader(
                node, declared: Fields.all, context: FieldReadingContext(path: file.path, languages: added.readable(in: node)))
        else {
            let location = SourceLocation(path: file.path, line: node.line, column: node.column)
            return ResultWithDiagnostics(
                nil, yaml.diagnostics + [Diagnostic(.wrongType, at: location, offendingText: node.excerpt, detail: "title: …")])
        }
        let settings = SiteSettings(&reader, added)
        return ResultWithDiagnostics(settings, yaml.diagnostics + reader.context.diagnostics)
    }

    private init?(_ reader: inout FieldReader, _ added: SiteLanguages) {
        let title = reader.read(Fields.title)
        let description = reader.read(Fields.description)
        heading = reader.read(Fields.heading)
        let languages = reader.read(Fields.languages)
        let exitURL = reader.read(Fields.exitURL)
        baseURL = reader.read(Fields.baseURL)
        let theme = reader.read(Fields.theme) ?? "default"
        if !PortableName.isValid(theme) {
            reader.context.diagnostics.append(.init(.badFileName, at: reader.location(of: "theme"), offendingText: theme))
        }
        themeFolder = PortableName.isValid(theme) ? theme : "default"
        licence = reader.read(Fields.licence) ?? "CC-BY-4.0"
        repository = reader.read(Fields.repository).map { SourceRepository($0) }
        contact = reader.read(Fields.contact)
        staleMonths = reader.read(Fields.staleMonths) ?? 24
        offline = reader.read(Fields.offline) ?? .never
        images = reader.read(Fields.images) ?? .refused
        _ = reader.read(Fields.digits)
        guard let title, let description, let languages, let exitURL else { return nil }
        // A duplicate language is reported and dropped, since languages are keys of tables.
        let distinct = languages.enumerated().filter { !languages[..<$0.offset].contains($0.element) }.map(\.element)
        (self.title, self.description, self.languages, self.exitURL) = (title, description, distinct, exitURL)
        knownLanguages = Languages(ofSite: distinct, source: added.source)
        for language in distinct where !Language.builtIn.contains(language) && !added.all.contains(language) {
            // The texts of the program would be English.
            let folder = SiteLanguages.folder + language.rawValue
            reader.context.diagnostics.append(
                Diagnostic(.missingFile, at: reader.location(of: "languages"), offendingText: folder + "/vocabularies.yaml"))
        }
    }
}

extension FieldType where Value == Language {
    /// The code of a language that the program or the site knows.
    ///
    /// - Parameter shown: the languages that forms and messages offer.
    static func language(shown: [Language]) -> FieldType {
        let entries = shown.map { language in (value: language.rawValue, label: LocalizedText { _ in language.nativeName }) }
        let schema = FieldSchema.vocabulary(entries)
        return FieldType(schema: schema) { node, context in
            guard let text = context.text(node, schema: schema) else { return nil }
            guard let language = context.languages.find(text) else {
                context.report(
                    .unknownValue, at: node, detail: schema.words,
                    suggestion: SpellingSuggestion.nearest(to: text, among: entries.map(\.value)))
                return nil
            }
            return language
        }
    }
}
