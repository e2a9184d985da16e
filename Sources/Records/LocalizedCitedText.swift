package import FrontMatter
package import Localization
package import Markdown

/// A text in several languages that may cite sources as `[^key]`; Arabic is required.
package struct LocalizedCitedText: Sendable {
    private let text: LocalizedText

    package init(_ text: LocalizedText) { self.text = text }

    /// The text in exactly this language, if any.
    package func written(in language: Language) -> CitedText? { text.written(in: language).map { CitedText($0) } }

    /// The text for a reader of this language, else the Arabic one.
    package subscript(language: Language) -> CitedText { CitedText(text[language]) }

    /// The actual language of `self[language]`.
    package func language(for language: Language) -> Language { text.language(for: language) }
}

extension FieldType where Value == LocalizedCitedText {
    /// Written as `{ar: …, fr: …, en: …}`; each language has its own citations.
    package static var citedLocal: FieldType {
        FieldType(schema: .local) { node, context in
            guard let text = FieldType<LocalizedText>.citableLocal.value(of: node, in: &context) else { return nil }
            if case .mapping(let entries) = node.value {
                for (_, value) in entries {
                    for key in CitedText(value.scalar ?? "").keys {
                        context.citations.append(PendingCitation(key: key, location: context.location(of: value)))
                    }
                }
            }
            return LocalizedCitedText(text)
        }
    }
}
