internal import Localization
internal import Pipeline

/// The link from a preview page to the form of the entry that it shows.
enum PreviewEditLink {
    typealias Target = (address: String, words: String)

    private static let words = LocalizedText(.previewEditWords)

    /// The form's address and the link's label. Nil for pages that do not show a single entry.
    ///
    /// - Parameter page: the page's path in the site.
    static func target(of page: String, in site: PreviewSite) async -> Target? {
        guard let (note, language) = await site.entry(shownAt: page) else { return nil }
        return ("/_edit/\(note)?language=\(language.rawValue)", words[language])
    }
}
