/// The languages in which the content of a site may be written: the program's own, and those that the site adds.
package struct Languages: Sendable, Equatable {
    package let all: [Language]
    /// The text of the site's files of languages, for caches.
    package let source: String

    /// For files that belong to no site.
    package static let builtIn = Languages(ofSite: Language.builtIn)

    /// - Parameters:
    ///   - languages: the languages of the site, the root's first.
    ///   - source: the text of the site's files of languages.
    package init(ofSite languages: [Language], source: String = "") {
        let others = languages.filter { !Language.builtIn.contains($0) }
        all = Language.builtIn.map { known in languages.first { $0 == known } ?? known } + others.sorted()
        self.source = others.isEmpty && source.isEmpty ? "" : source + others.map(\.rawValue).joined(separator: " ")
    }

    package func find(_ code: some StringProtocol) -> Language? { all.first { $0.rawValue == code } }

    package var codes: [String] { all.map(\.rawValue) }
}
