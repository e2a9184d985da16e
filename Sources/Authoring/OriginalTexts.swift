package import Localization
internal import Records

/// The original's texts by the field names of its translation.
package struct OriginalTexts: Sendable {
    /// The target language.
    package let translation: Language
    private let original: Language
    private var texts: [String: String] = [:]
    private var counts: [String: Int] = [:]

    /// Nil if the entry is not a translation.
    package init?(of translation: EntryForm, from note: EntryForm) {
        guard let target = translation.translation else { return nil }
        self.translation = target
        original = note.language
        for entry in note.fields.flatMap(\.everything) {
            texts[entry.name] = entry.values.first
            counts[entry.name] = entry.items.count
        }
        let roles = Dictionary(
            note.parts.compactMap { part in SectionRole(heading: part.label[.ar]).map { ($0, part) } },
            uniquingKeysWith: { first, _ in first })
        for part in translation.parts {
            let twin = SectionRole(heading: part.label[.ar]).map { roles[$0] } ?? note.parts.first { $0.name == part.name }
            texts[part.name] = twin?.values.first
        }
    }

    /// `cost_note` of a translation is the `note` of the original's `cost`.
    package func text(of name: String) -> (text: String, language: Language)? {
        let text = texts[name] ?? texts[name.replacing("_", with: ".", maxReplacements: 1)]
        return text.map { ($0, original) }
    }

    /// The number of items in the original's list.
    package func count(of name: String) -> Int? { counts[name] }
}
