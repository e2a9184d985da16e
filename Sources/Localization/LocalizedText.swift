/// One text in several languages: written in a file of the site, or one of the program's own (`strings/`).
package struct LocalizedText: Sendable, Hashable {
    private enum Content: Sendable, Hashable {
        /// Arabic is always there; the others may be missing.
        case written(ar: String, fr: String?, en: String?)
        /// A key of the string files, in two parts so that looking it up allocates nothing.
        case program(group: String, name: String, values: [TextArgument])
    }

    private let content: Content

    /// A text that was read from the site's files, or that is the same in every language.
    package init(ar: String, fr: String? = nil, en: String? = nil) {
        content = .written(ar: ar, fr: fr, en: en)
    }

    /// A text of the program, with values for its placeholders; where it has plural forms, the first value selects one.
    package init(_ id: TextID, _ values: [TextArgument] = []) {
        content = .program(group: id.rawValue, name: "", values: values)
    }

    /// A text of the program whose key follows from what it describes: `fields.practices` and `since`.
    package init(group: String, name: String, _ values: [TextArgument] = []) {
        content = .program(group: group, name: name, values: values)
    }

    /// A text of the program that only some of what it could describe have; nil if no language has it.
    package static func existing(group: String, name: String) -> LocalizedText? {
        TextTable.program.holds(TextKey(group, name)) ? LocalizedText(group: group, name: name) : nil
    }

    /// The text written in exactly this language.
    package func written(in language: Language) -> String? {
        switch content {
        case .written(let ar, let fr, let en):
            switch language {
            case .ar: ar
            case .fr: fr
            case .en: en
            }
        case .program(let group, let name, let values):
            TextTable.program.text(TextKey(group, name), values, in: language)
        }
    }

    /// The text for a reader of this language: theirs, else the original. Of a text of the program that this language lacks, its key.
    package subscript(language: Language) -> String {
        if let text = written(in: language) { return text }
        return switch content {
        case .written(let ar, _, _): ar
        case .program(let group, let name, _): name.isEmpty ? group : group + "." + name
        }
    }

    /// The language in which `self[language]` is really written.
    package func language(for language: Language) -> Language {
        guard case .written = content, written(in: language) == nil else { return language }
        return .ar
    }
}

/// What takes the place of `{name}` in a text of the program.
package struct TextArgument: Sendable, Hashable {
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
