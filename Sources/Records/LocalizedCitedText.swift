package import FrontMatter
package import Localization
package import Markdown

/// One text in several languages that may cite sources as `[^key]`; Arabic is always there.
package struct LocalizedCitedText: Sendable {
    private let text: LocalizedText

    package init(_ text: LocalizedText) { self.text = text }

    /// The text written in exactly this language.
    package func written(in language: Language) -> CitedText? { text.written(in: language).map { CitedText($0) } }

    /// The text for a reader of this language: theirs, else the Arabic.
    package subscript(language: Language) -> CitedText { CitedText(text[language]) }

    /// The language in which `self[language]` is really written.
    package func language(for language: Language) -> Language { text.language(for: language) }
}

extension FieldType where Value == LocalizedCitedText {
    /// Written as `.local` is: `{ar: …, fr: …, en: …}`; each language cites for itself.
    package static var citedLocal: FieldType {
        FieldType(schema: .local) { node, context in
            guard let text = FieldType<LocalizedText>.local.value(of: node, in: &context) else { return nil }
            if case .mapping(let entries) = node.value {
                for (_, value) in entries {
                    for key in CitedText(value.scalar ?? "").keys {
                        context.citations.append(UnresolvedCitation(key: key, location: context.location(of: value)))
                    }
                }
            }
            return LocalizedCitedText(text)
        }
    }
}
