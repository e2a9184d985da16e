/// One text in several languages: written in a file of the site, or one of the program's own (`strings/`).
package struct LocalizedText: Sendable, Hashable {
    private enum Content: Sendable, Hashable {
        /// The text in each language that it has, at least one; the first is the language in which it was written.
        case written([Version])
        /// A key of the string files, in two parts so that looking it up allocates nothing.
        case program(group: String, name: String, values: [MessageArgument])
    }

    private struct Version: Sendable, Hashable {
        let language: Language
        let text: String
    }

    private let content: Content

    /// A text as written in a file of the site.
    ///
    /// - Parameter others: the text in other languages than the original.
    package init(_ original: String, in language: Language, others: [Language: String] = [:]) {
        var versions = [Version(language: language, text: original)]
        for (other, text) in others where other != language { versions.append(Version(language: other, text: text)) }
        if versions.count > 2 { versions[1...].sort { $0.language < $1.language } }
        content = .written(versions)
    }

    /// A text in Arabic with its translations.
    package init(ar: String, fr: String? = nil, en: String? = nil) {
        var others: [Language: String] = [:]
        others[.fr] = fr
        others[.en] = en
        self.init(ar, in: .ar, others: others)
    }

    /// A text made for each of the program's languages.
    package init(each text: (Language) -> String) {
        content = .written(Language.builtIn.map { Version(language: $0, text: text($0)) })
    }

    /// A text of the program, with values for its placeholders; where it has plural forms, the first value selects one.
    package init(_ id: TextID, _ values: [MessageArgument] = []) {
        content = .program(group: id.rawValue, name: "", values: values)
    }

    /// A text of the program whose key follows from what it describes: `fields.practices` and `since`.
    package init(group: String, name: String, _ values: [MessageArgument] = []) {
        content = .program(group: group, name: name, values: values)
    }

    /// A text of the program that only some of what it could describe have; nil if no language has it.
    package static func existing(group: String, name: String) -> LocalizedText? {
        LocalizedStringTable.program.holds(LocalizationKeyHash(group, name)) ? LocalizedText(group: group, name: name) : nil
    }

    /// The text written in exactly this language.
    package func written(in language: Language) -> String? {
        switch content {
        case .written(let versions):
            versions.first { $0.language == language }?.text
        case .program(let group, let name, let values):
            LocalizedStringTable.program.text(LocalizationKeyHash(group, name), values, in: language)
        }
    }

    /// The text for a reader of this language: theirs, else the original. Of a text of the program that this language lacks, the
    /// English one in a language of the site; else its key.
    package subscript(language: Language) -> String {
        if let text = written(in: language) { return text }
        switch content {
        case .written(let versions): return versions[0].text
        case .program(let group, let name, _):
            if language.isOfSite, let text = written(in: .en) { return text }
            return name.isEmpty ? group : group + "." + name
        }
    }

    /// The languages in which the text exists.
    package var languages: [Language] {
        switch content {
        case .written(let versions): versions.map(\.language).sorted()
        case .program: Language.builtIn.filter { written(in: $0) != nil }
        }
    }

    /// The language in which `self[language]` is really written.
    package func language(for language: Language) -> Language {
        guard written(in: language) == nil else { return language }
        switch content {
        case .written(let versions): return versions[0].language
        case .program: return language.isOfSite ? .en : language
        }
    }
}

/// What takes the place of `{name}` in a text of the program.
package struct MessageArgument: Sendable, Hashable {
    private enum Content: Sendable, Hashable {
        case text(String)
        case number(Int)
        case localized([LocalizedText])
    }

    let name: String
    private let content: Content

    package init(_ name: String, _ text: String) { (self.name, content) = (name, .text(text)) }
    package init(_ name: String, _ number: Int) { (self.name, content) = (name, .number(number)) }
    /// A value in the reader's language.
    package init(_ name: String, _ text: LocalizedText) { (self.name, content) = (name, .localized([text])) }
    /// Several values in the reader's language, with middle dots between them.
    package init(_ name: String, _ texts: [LocalizedText]) { (self.name, content) = (name, .localized(texts)) }

    /// The number that selects a plural form, also where it was given as text.
    var number: Int? {
        switch content {
        case .number(let number): number
        case .text(let text): Int(text)
        case .localized: nil
        }
    }

    func text(in language: Language) -> String {
        switch content {
        case .text(let text): text
        case .number(let number): String(number)
        case .localized(let texts): texts.map { $0[language] }.joined(separator: " · ")
        }
    }
}

/// Values whose labels are texts of the program: `<textGroup>.<value>`.
package protocol LocalizedLabelProviding: RawRepresentable where RawValue == String {
    /// `vocabularies.` and the name of the vocabulary.
    static var textGroup: String { get }
}

extension LocalizedLabelProviding {
    package var label: LocalizedText { LocalizedText(group: Self.textGroup, name: rawValue) }
}
