internal import Diagnostics
internal import FrontMatter
internal import Markdown

/// An article of a law, named by the answer to a contrast.
package struct LawArticleReference: Sendable {
    package let instrument: ID<Instrument>
    /// The number as written: `448-14`.
    package let number: String
    let location: SourceLocation

    /// The id of the article's heading on the instrument's page.
    package var anchor: String { LawArticleAnchor.id(ofNumber: number) }

    private static let instrumentField = Field("topic-contrast-articles.instrument", FieldType<ID<Instrument>>.id(), .required)
    private static let numberField = Field("topic-contrast-articles.article", .plain(1...20), .required)
    static let fields = [instrumentField.declared, numberField.declared]

    init?(_ reader: inout FieldReader) {
        let instrument = reader.read(Self.instrumentField)
        let number = reader.read(Self.numberField)
        location = reader.location(of: Self.numberField.key)
        guard let instrument, let number else { return nil }
        (self.instrument, self.number) = (instrument, number)
    }
}

extension TopicChecks {
    /// Reports articles that their instrument does not list.
    static func articles(of catalogue: Catalogue) -> [Diagnostic] {
        catalogue.topics.all.flatMap { $0.contrasts.flatMap(\.answers).flatMap(\.articles) }.compactMap { article in
            let instrument = catalogue.instruments[article.instrument].metadata
            let known = instrument.body.all.flatMap { $0.value.articles.map(\.id) }
            guard !known.contains(article.anchor) else { return nil }
            var numbers: [String] = []
            for id in known where !numbers.contains(String(id.dropFirst(4))) { numbers.append(String(id.dropFirst(4))) }
            return Diagnostic(
                .unknownArticle, at: article.location, offendingText: article.number,
                detail: instrument.path + ": " + numbers.joined(separator: ", "),
                suggestion: SpellingSuggestion.nearest(to: article.number, among: numbers))
        }
    }
}
